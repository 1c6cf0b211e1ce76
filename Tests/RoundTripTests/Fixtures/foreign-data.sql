-- Wrappers, servers, mappings and foreign tables.
create extension postgres_fdw;
create extension file_fdw;
create schema fd;
create foreign data wrapper dummy;
create foreign data wrapper with_options validator postgresql_fdw_validator;
create server plain foreign data wrapper dummy;
create server far type 'oracle' version '1.2 "b"' foreign data wrapper postgres_fdw options (host 'far.example.org', dbname 'it''s', fetch_size '50');
create server "Odd Server" foreign data wrapper file_fdw;
create user mapping for public server plain;
create user mapping for law_reader server far options (user 'reader');
create user mapping for current_user server plain options (a 'b', "C d" 'e');
create foreign table fd.remote (id integer options (column_name 'ID') not null, name text collate "C" default 'n', n integer check (n > 0), constraint named check (id > 0))
  server far options (schema_name 'public', table_name 'it''s');
create foreign table fd.bare (a integer) server plain;
create foreign table fd.files (line text) server "Odd Server" options (filename '/dev/null', format 'text');
create foreign table fd.generated (a integer, b integer generated always as (a * 2) stored) server plain;
create table fd.parent (id integer, v text) partition by range (id);
create foreign table fd.part partition of fd.parent for values from (1) to (10) server plain;
create foreign table fd.child (c text) inherits (fd.bare) server plain options (x 'y');
create function fd.f() returns trigger language plpgsql as 'begin return new; end';
create trigger on_foreign before insert on fd.remote for each row execute function fd.f();
alter foreign table fd.remote alter column n set statistics 20;
create view fd.shown as select r.id, b.a from fd.remote r, fd.bare b;
comment on foreign table fd.remote is 'Far away.';
comment on column fd.remote.name is 'A name.';
comment on server far is 'A server.';
comment on foreign data wrapper dummy is 'Does nothing.';
