-- Overloads, every argument mode and option, SQL-standard bodies, procedures, other languages.
create schema f;
create schema g;
create type f.pair as (a integer, b text);
create domain f.positive as integer check (value > 0);
create table f.things (id integer primary key, name text, n integer);
create function f.one() returns integer language sql as 'select 1';
create function f.one(integer) returns integer language sql as 'select $1';
create function f.one(a integer, b text) returns integer language sql as 'select a';
create function f.one(a text, b integer default 3) returns text language sql as 'select a';
create function f.one(variadic rest integer[]) returns integer language sql as 'select rest[1]';
create function f.defaults(a integer default 1, b text default 'it''s', c timestamptz default now(), d integer[] default array[1, 2], e f.pair default row(1, 'x'), g jsonb default '{}')
  returns text language sql as 'select b';
create function f.outs(in a integer, out b integer, inout c text, out d f.pair) language sql as $$ select a, c, row(a, c)::f.pair $$;
create function f.single_out(out result text) language sql as 'select null::text';
create function f.as_table(a integer) returns table (id integer, "Name" text, n numeric(4, 2)) language sql as 'select a, $$x$$::text, 1.5';
create function f.set_of_type() returns setof f.things language sql stable rows 5 as 'select * from f.things';
create function f.set_of_record() returns setof record language sql as 'select 1, 2';
create function f.set_of_scalar() returns setof integer language sql immutable as 'values (1), (2)';
create function f.variadic_text(fmt text, variadic args text[] default '{}') returns text language plpgsql as $$ begin return format(fmt, variadic args); end $$;
create function f.variadic_any(variadic "any") returns integer language internal immutable as 'pg_num_nulls';
create function f.poly(a anyelement, b anyarray) returns anyelement language sql as 'select a';
create function f.poly_compatible(a anycompatible, b anycompatiblearray, c anycompatiblerange) returns anycompatible language sql as 'select a';
create function f.nothing() returns void language plpgsql as 'begin end';
create function f.domains(a f.positive, b f.pair[], c f.things) returns f.positive language sql as 'select a';
create function f.options(a integer) returns integer language plpgsql stable strict security definer leakproof parallel restricted cost 50 as $body$ begin return a; end $body$;
create function f.more_options() returns setof integer language plpgsql immutable called on null input parallel safe cost 0.5 rows 12 as $$ begin return next 1; end $$;
create function f.settings() returns integer language sql set search_path = f, pg_temp set work_mem = '64MB' set "my.Setting" = 'a b, c''d' set datestyle to 'ISO, DMY' set enable_seqscan = off as 'select 1';
create function f.empty_path() returns integer language sql set search_path to '' as 'select 1';
create function f.from_current() returns integer language sql set timezone from current as 'select 1';
create function f.support(integer, integer) returns setof integer language internal immutable strict support pg_catalog.generate_series_int4_support rows 100 as 'generate_series_int4';
create function f.dollars() returns text language sql as $outer$ select $$in$$ || $inner$ x $inner$ || '$outer' $outer$;
create function f.quotes() returns text language plpgsql as 'begin return ''it''''s \ back''; end';
create function f.whitespace() returns text language plpgsql as $$
	begin
	  -- a comment with trailing blanks   
	  return E'tab\there';   

	end;
$$;
create function f.unicode() returns text language sql as $$ select 'ünï 🦔 --- # : {' $$;
create function f.crlf() returns integer language plpgsql as E'begin\r\n  return 1;\r\nend';
create function f.no_newline() returns integer language sql as 'select 1 -- end';
create function f.bodied(a integer, b integer default 2) returns integer language sql immutable return a + b;
create function f.atomic(x integer) returns integer language sql begin atomic
  select count(*)::integer from f.things where id > x;
  select n from f.things where id = atomic.x limit 1;
end;
create function f.atomic_void(x integer, y text) returns void language sql begin atomic
  insert into f.things (id, name) values (x, y) on conflict (id) do update set name = excluded.name where things.n is null;
  update f.things set n = n + 1 where id = x;
  delete from f.things where id = -x;
end;
create function f.calls_others() returns bigint language sql stable begin atomic select f.bodied(1) + count(*) from f.set_of_type() t where t.n > f.one(3); end;
create procedure f.does(a integer, inout b text, out c integer, in d text default 'x') language plpgsql as $$ begin c := a; end $$;
create procedure f.does_more() language sql begin atomic delete from f.things; end;
create procedure f.secure(variadic a text[]) language plpgsql security definer set role to 'law_owner' as 'begin commit; end';
create function f."Odd ""Function"""("A b" integer, "select" text, out "Out Put" text) language sql as $$ select "select" $$;
create function f.internal_name(cstring) returns text language internal strict immutable as 'textin';
create function g.cross_schema(f.pair) returns f.things language sql as 'select null::f.things';
create function f.trigger_function() returns trigger language plpgsql as 'begin return new; end';
create function f.event_function() returns event_trigger language plpgsql as 'begin end';
create function f.refcursors(refcursor, out c refcursor) language plpgsql as 'begin end';
create function f.arrays(int[][], varchar(10)[], "char") returns "char"[] language sql as 'select null::"char"[]';
create function f.transformed(integer default (1 + 2) * 3, text default current_user, f.positive default null) returns text language sql as 'select $2';
-- functions that need tables, tables that need functions
create function f.next_code() returns text language sql volatile as $$ select 'c' || random()::text $$;
create table f.coded (code text default f.next_code() primary key, check (f.bodied(length(code), 1) > 1));
create or replace function f.next_code() returns text language sql volatile as 'select ''c'' || count(*) from f.coded';
create function f.of_coded(f.coded) returns text language sql immutable as 'select $1.code || ''!''';
create index on f.coded (f.of_coded(coded.*));
create function f.default_of_table(x f.coded default null) returns setof f.coded language sql as 'select * from f.coded';
create view f.shown as select f.of_coded(c) as shown, c.code from f.coded c;
create function f.of_view(f.shown) returns text language sql begin atomic select $1.shown; end;
create table f.reads_view (s text default (f.of_view(null)), v f.shown);
create function f.is_used() returns integer language sql immutable as 'select 42';
create domain f.with_function as integer default f.is_used() check (value < f.is_used());
comment on function f.one() is 'Without arguments.';
comment on function f.one(a integer, b text) is 'With two.';
comment on procedure f.does(integer, text, out integer, text) is 'A procedure.';
