-- Operators of other makings, rules that wait, types of the server's and event triggers that would
-- stand in the way.
create type kind as enum ('company', 'person', 'group');
create function of_kind(kind kind) returns setof integer language sql as 'select 1';
create function joined(text, text) returns boolean language sql immutable as 'select true';
create function added(integer, boolean) returns integer language sql as 'select 1';
create aggregate spread(order by boolean) (sfunc = added, stype = integer);
create operator <+> (function = joined, leftarg = text, rightarg = text, negator = <+->, merges);
comment on operator <+> (text, text) is 'Joined';
create domain score as integer constraint positive check (value > 0) constraint small check (value < 100);
alter domain score add constraint odd check (value % 2 = 1) not valid;
create table results (id integer, kind kind, whole integer, number information_schema.cardinal_number);
create view joining as select id from results where 'a' <+> kind::text;
create function warned() returns event_trigger language plpgsql as 'begin raise exception ''% is disabled'', tg_tag; end';
create event trigger another_guard on ddl_command_start execute function warned();
comment on event trigger another_guard is 'Guards';
