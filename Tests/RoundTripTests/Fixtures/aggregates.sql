-- Aggregates of every kind, operators, operator classes and families, casts.
create schema a;
create function a.add(integer, integer) returns integer language sql immutable strict parallel safe as 'select $1 + $2';
create function a.add(integer, integer, integer) returns integer language sql immutable as 'select $1 + $2 + $3';
create function a.sub(integer, integer) returns integer language sql immutable strict as 'select $1 - $2';
create function a.done(integer) returns text language sql immutable as 'select $1::text';
create function a.done_more(integer, integer) returns text language sql immutable as 'select $1::text';
create function a.gather(integer[], integer) returns integer[] language sql immutable as 'select $1 || $2';
create function a.gather_many(integer[], variadic integer[]) returns integer[] language sql immutable as 'select $1 || $2';
create function a.first(integer[], text) returns integer language sql immutable as 'select $1[1]';
create aggregate a.total(integer) (sfunc = a.add, stype = integer, initcond = '0');
create aggregate a.total(integer, integer) (sfunc = a.add, stype = integer, finalfunc = a.done, initcond = '5');
create aggregate a.parallel_total(integer) (sfunc = a.add, stype = integer, sspace = 32, combinefunc = a.add, parallel = safe, sortop = operator(pg_catalog.<));
create aggregate a.extra(integer) (sfunc = a.add, stype = integer, finalfunc = a.done_more, finalfunc_extra, finalfunc_modify = read_write);
create aggregate a.moving(integer) (
  sfunc = a.add, stype = integer, initcond = '0', msfunc = a.add, minvfunc = a.sub, mstype = integer, msspace = 8,
  mfinalfunc = a.done_more, mfinalfunc_extra, mfinalfunc_modify = shareable, minitcond = '1',
  finalfunc = a.done_more, finalfunc_extra, finalfunc_modify = shareable);
create aggregate a.gathered(variadic integer[]) (sfunc = a.gather_many, stype = integer[], initcond = '{}');
create aggregate a.ordered(text order by integer) (sfunc = a.gather, stype = integer[], finalfunc = a.first, initcond = '{}', finalfunc_modify = shareable);
create aggregate a.hypothetical(variadic "any" order by variadic "any") (
  sfunc = ordered_set_transition_multi, stype = internal, finalfunc = rank_final, finalfunc_extra, hypothetical);
create aggregate a.everything(*) (sfunc = int8inc, stype = bigint, initcond = '0');
create function a.append_any(anyarray, anyelement) returns anyarray language sql immutable as 'select $1 || $2';
create aggregate a.poly(anyelement) (sfunc = a.append_any, stype = anyarray, initcond = '{}');
create aggregate a.internals(numeric) (sfunc = numeric_avg_accum, stype = internal, finalfunc = numeric_avg, combinefunc = numeric_avg_combine, serialfunc = numeric_avg_serialize, deserialfunc = numeric_avg_deserialize, parallel = restricted, sspace = 128);
create function a.join_up(text, text, text) returns text language sql immutable as 'select $1 || $2 || $3';
create aggregate a."Odd ""Agg"""(x text, "Y y" text) (sfunc = a.join_up, stype = text);
comment on aggregate a.total(integer) is 'The sum.';
comment on aggregate a.everything(*) is 'Counts.';

create table a.uses (n integer);
create view a.summed as select a.total(n) as t, a.ordered('x') within group (order by n) as o from a.uses;

create type a.fraction as (num integer, den integer);
create function a.fraction_cmp(a.fraction, a.fraction) returns integer language sql immutable strict as
  'select ($1.num * $2.den) - ($2.num * $1.den)';
create function a.fraction_lt(a.fraction, a.fraction) returns boolean language sql immutable strict as 'select a.fraction_cmp($1, $2) < 0';
create function a.fraction_le(a.fraction, a.fraction) returns boolean language sql immutable strict as 'select a.fraction_cmp($1, $2) <= 0';
create function a.fraction_eq(a.fraction, a.fraction) returns boolean language sql immutable strict as 'select a.fraction_cmp($1, $2) = 0';
create function a.fraction_ne(a.fraction, a.fraction) returns boolean language sql immutable strict as 'select a.fraction_cmp($1, $2) <> 0';
create function a.fraction_ge(a.fraction, a.fraction) returns boolean language sql immutable strict as 'select a.fraction_cmp($1, $2) >= 0';
create function a.fraction_gt(a.fraction, a.fraction) returns boolean language sql immutable strict as 'select a.fraction_cmp($1, $2) > 0';
create function a.fraction_neg(a.fraction) returns a.fraction language sql immutable strict as 'select row(-$1.num, $1.den)::a.fraction';
create function a.fraction_hash(a.fraction) returns integer language sql immutable strict as 'select $1.num';
create operator a.<% (leftarg = a.fraction, rightarg = a.fraction, procedure = a.fraction_lt, commutator = operator(a.>%), negator = operator(a.>=%), restrict = scalarltsel, join = scalarltjoinsel);
create operator a.>% (leftarg = a.fraction, rightarg = a.fraction, procedure = a.fraction_gt, commutator = operator(a.<%), negator = operator(a.<=%), restrict = scalargtsel, join = scalargtjoinsel);
create operator a.<=% (leftarg = a.fraction, rightarg = a.fraction, procedure = a.fraction_le, commutator = operator(a.>=%), negator = operator(a.>%), restrict = scalarlesel, join = scalarlejoinsel);
create operator a.>=% (leftarg = a.fraction, rightarg = a.fraction, procedure = a.fraction_ge, commutator = operator(a.<=%), negator = operator(a.<%), restrict = scalargesel, join = scalargejoinsel);
create operator a.=% (leftarg = a.fraction, rightarg = a.fraction, procedure = a.fraction_eq, commutator = operator(a.=%), negator = operator(a.<>%), restrict = eqsel, join = eqjoinsel, hashes, merges);
create operator a.<>% (leftarg = a.fraction, rightarg = a.fraction, procedure = a.fraction_ne, commutator = operator(a.<>%), negator = operator(a.=%), restrict = neqsel, join = neqjoinsel);
create operator a.-% (rightarg = a.fraction, procedure = a.fraction_neg);
comment on operator a.<% (a.fraction, a.fraction) is 'Less than.';
comment on operator a.-% (none, a.fraction) is 'Negation.';
create operator family a.fractions using btree;
create operator class a.fraction_ops default for type a.fraction using btree family a.fractions as
  operator 1 a.<%, operator 2 a.<=%, operator 3 a.=%, operator 4 a.>=%, operator 5 a.>%, function 1 a.fraction_cmp(a.fraction, a.fraction);
create operator class a.fraction_hash_ops for type a.fraction using hash as operator 1 a.=%, function 1 a.fraction_hash(a.fraction);
create operator family a.lonely using hash;
create function a.mixed_cmp(a.fraction, integer) returns integer language sql immutable strict as 'select $1.num - $2 * $1.den';
create function a.mixed_lt(a.fraction, integer) returns boolean language sql immutable strict as 'select a.mixed_cmp($1, $2) < 0';
create operator a.<% (leftarg = a.fraction, rightarg = integer, function = a.mixed_lt);
alter operator family a.fractions using btree add operator 1 a.<% (a.fraction, integer), function 1 (a.fraction, integer) a.mixed_cmp(a.fraction, integer);
comment on operator class a.fraction_ops using btree is 'Order of fractions.';
comment on operator family a.lonely using hash is 'Empty.';
create table a.fractions_table (f a.fraction, g a.fraction, check (f operator(a.<%) g));
create index on a.fractions_table (f);
create index on a.fractions_table using hash (f a.fraction_hash_ops);
create view a.lesser as select f from a.fractions_table where f operator(a.<%) row(1, 2)::a.fraction order by f using operator(a.>%);

create function a.to_int(a.fraction) returns integer language sql immutable strict as 'select $1.num / $1.den';
create function a.to_text(a.fraction, integer, boolean) returns text language sql immutable strict as 'select $1.num::text';
create cast (a.fraction as integer) with function a.to_int(a.fraction);
create cast (a.fraction as text) with function a.to_text(a.fraction, integer, boolean) as assignment;
create type a.twin as (num integer, den integer);
create type a.colour as enum ('red');
create cast (a.fraction as a.twin) with inout as implicit;
create cast (varchar as a.colour) with inout as assignment;
create cast (integer as a.fraction) with inout;
create domain a.small as integer;
create cast (oid as cid) without function as implicit;
comment on cast (a.fraction as integer) is 'Loses the remainder.';
create conversion a.latin for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
create default conversion a."Odd Conversion" for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
comment on conversion a.latin is 'A conversion.';
