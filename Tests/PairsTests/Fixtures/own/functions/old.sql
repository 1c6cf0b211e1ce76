create function twice(n integer) returns integer language sql immutable return n * 2;
create table t (a integer, b integer generated always as (twice(a)) stored, check (twice(a) > 0));
create index t_twice on t (twice(a));
create function stamp() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger stamp before insert on t for each row execute function stamp();
