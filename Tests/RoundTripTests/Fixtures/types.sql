-- Every kind of type: domains over domains, composites, ranges and multiranges, arrays of each.
create schema kinds;
create schema "other kinds";

create type kinds.mood as enum ('sad', 'ok', 'happy');
create type kinds.odd as enum ('with space', 'quote''d', '', 'true', 'null', '1', ' lead', 'ünï', 'a: b', '# x', '- y');
alter type kinds.mood add value 'meh' before 'ok';
alter type kinds.mood add value 'ecstatic' after 'happy';

create domain kinds.positive as integer check (value > 0);
create domain kinds.percent as kinds.positive not null default 50
  constraint at_most_hundred check (value <= 100) constraint even check (value % 2 = 0);
create domain kinds.words as text[] default '{}'::text[] check (array_length(value, 1) < 10);
create domain kinds.code as character(3) collate "C" check (value ~ '^[A-Z]+$');
create domain kinds.money_amount as numeric(12, 2) default 0.00;
create domain kinds.maybe as varchar(40) null;
create domain kinds.later as integer;
alter domain kinds.later add constraint not_checked check (value < 1000) not valid;
create domain kinds.moods as kinds.mood[] check (not ('sad' = any (value)));
create domain kinds.nothing as kinds.mood;
create domain kinds.clock as timestamp(3) with time zone default now();
create domain kinds.span as interval day to second(2);
create domain kinds.gap as interval hour to minute default '01:00'::interval;

create type kinds.point3 as (x double precision, y double precision, z double precision);
create type kinds.address as (street text collate "C", "house no" varchar(10), zip kinds.code, tags text[]);
create type kinds.person as (name text, home kinds.address, moods kinds.mood[], rates kinds.percent);
create type kinds.hollow as ();
create type "other kinds"."Mixed Case" as ("Select" integer, "from" kinds.person[]);

create function kinds.float_distance(double precision, double precision) returns double precision
  language sql immutable strict as 'select $1 - $2';
create type kinds.float_span as range (subtype = double precision, subtype_diff = kinds.float_distance);
create type kinds.text_span as range (subtype = text, collation = "C", multirange_type_name = kinds.text_spans);
create type kinds.code_span as range (subtype = kinds.code, subtype_opclass = pg_catalog.bpchar_pattern_ops);
create type kinds.date_span as range (subtype = date, multirange_type_name = kinds."Date Spans");
create type kinds.version_span as range (subtype = bigint[]);

create table kinds.all_of_them (
  c1 smallint, c2 integer, c3 bigint, c4 numeric, c5 numeric(10), c6 numeric(10, 3), c7 real, c8 double precision,
  c9 money, c10 text, c11 character varying, c12 character varying(20), c13 character(1), c14 character(7),
  c15 "char", c16 name, c17 bytea, c18 timestamp without time zone, c19 timestamp(0) with time zone,
  c20 date, c21 time(3) without time zone, c22 time with time zone, c23 interval, c24 interval year to month,
  c25 interval second(3), c26 boolean, c27 point, c28 line, c29 lseg, c30 box, c31 path, c32 polygon, c33 circle,
  c34 cidr, c35 inet, c36 macaddr, c37 macaddr8, c38 bit(1), c39 bit(8), c40 bit varying, c41 bit varying(5),
  c42 tsvector, c43 tsquery, c44 uuid, c45 xml, c46 json, c47 jsonb, c48 jsonpath, c49 pg_lsn, c50 pg_snapshot,
  c51 int4range, c52 int8range, c53 numrange, c54 tsrange, c55 tstzrange, c56 daterange,
  c57 int4multirange, c58 tstzmultirange, c59 oid, c60 regclass, c61 regtype, c62 regprocedure, c63 xid, c64 xid8, c65 tid, c66 cid,
  c67 numeric(3, -2), c68 numeric(2, 5), c69 interval(0), c70 timetz(0),
  a1 integer[], a2 text[][], a3 varchar(5)[], a4 numeric(4, 1)[], a5 timestamptz(3)[], a6 kinds.mood[], a7 kinds.percent[],
  a8 kinds.person[], a9 int4range[], a10 kinds.float_span[], a11 integer[3][3], a12 jsonb[], a13 bit(3)[], a14 "char"[], a15 interval day[],
  u1 kinds.mood, u2 kinds.percent, u3 kinds.point3, u4 kinds.float_span, u5 kinds.float_span_multirange, u6 kinds.text_spans,
  u7 kinds."Date Spans", u8 "other kinds"."Mixed Case", u9 kinds.words, u10 kinds.moods, u12 kinds.hollow
);

create table kinds.defaults (
  d1 kinds.mood default 'ok', d2 kinds.mood[] default '{sad,ok}', d3 kinds.person default row('n', null, null, 2)::kinds.person,
  d4 int4range default '[1,5)', d5 kinds.percent default 20, d6 text default 'it''s' || E'\n\\', d7 text default E'a\tb',
  d8 jsonb default '{"a": [1, 2, {"b": null}]}', d9 interval default '1 day 02:00:00', d10 timestamptz default current_timestamp,
  d11 date default current_date, d12 text default current_user, d13 bytea default '\xdeadbeef', d14 numeric default -1.50,
  d15 double precision default 'NaN', d16 boolean default true, d17 text[] default array['a', 'b c', null], d18 uuid default gen_random_uuid(),
  d19 bit(3) default b'101', d20 timestamp default (now() at time zone 'utc'), d21 integer default (1 + 2) * 3, d22 text default null,
  d23 varchar(10) default 'x', d24 character(4) default 'ab', d25 time default localtime(0), d26 "char" default 'q', d27 name default session_user,
  d28 point default '(1,2)', d29 xml default null, d30 integer default -7, d31 bigint default 9223372036854775807, d32 smallint default '3'::smallint,
  d33 text default lower('ABC'), d34 kinds.mood default ('o' || 'k')::kinds.mood, d35 text default case when random() > 0.5 then 'x' else 'y' end,
  d36 integer[] default array[[1, 2], [3, 4]], d37 text default 'ends with \', d38 text default '-- no comment', d39 text default '/* none',
  d40 text default '$$dollar$$', d41 text default 'a;b', d42 text default '"q"', d43 date default '2020-01-01', d44 timestamptz default 'infinity',
  d45 money default 5.25, d46 inet default '10.0.0.1/8', d47 text default repeat('-', 3), d48 timestamptz default now() + interval '1 mon', d49 text default ''
);
