create table t (a integer, b integer);
alter table t owner to law_owner;
grant select, update on t to law_reader;
create policy mine on t for select to law_reader using (a > 1);
create function f() returns integer language sql return 1;
grant execute on function f() to law_writer;
alter default privileges grant select on tables to law_reader;
