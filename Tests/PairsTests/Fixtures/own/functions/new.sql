create function twice(n integer) returns integer language sql immutable return n + n;
create function twice(n text) returns text language sql immutable return n || n;
create table t (a integer, b integer generated always as (twice(a)) stored, check (twice(a) > 0));
create function stamp() returns trigger language plpgsql as $$ begin new.a := 1; return new; end $$;
create trigger stamp before insert or update on t for each row execute function stamp();
