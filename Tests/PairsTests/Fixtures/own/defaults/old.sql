alter default privileges revoke execute on functions from public;
alter default privileges grant all on schemas to law_reader, law_writer;
alter default privileges grant usage on types to law_reader;
create table kept (id integer);
