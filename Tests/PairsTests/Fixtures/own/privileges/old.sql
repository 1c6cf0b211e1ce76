create table t (a integer, b integer);
grant select on t to law_reader;
grant insert (a) on t to law_writer with grant option;
alter table t enable row level security;
create policy mine on t using (a > 0);
create function f() returns integer language sql return 1;
revoke execute on function f() from public;
