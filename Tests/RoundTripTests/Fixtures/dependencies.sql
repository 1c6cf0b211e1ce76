-- Objects that need one another in every direction.
create schema d1;
create schema d2;
create table d1.a (id integer primary key, b_id integer, kind text);
create table d2.b (id integer primary key, a_id integer references d1.a);
alter table d1.a add foreign key (b_id) references d2.b;
create function d2.kind_of(d1.a) returns text language sql immutable as 'select $1.kind';
create function d1.count_b(integer) returns bigint language sql stable begin atomic select count(*) from d2.b where b.a_id = $1; end;
create view d2.v as select a.id, d1.count_b(a.id) as n from d1.a where d2.kind_of(a) <> 'x';
create function d1.top() returns setof d2.v language sql stable begin atomic select * from d2.v order by n desc limit 3; end;
create materialized view d1.m as select id from d1.top() where n > 0;
create unique index on d1.m (id);
create function d1.in_m(integer) returns boolean language sql stable begin atomic select exists (select 1 from d1.m where m.id = $1); end;
create function d1.fixed_label() returns text language sql immutable return 'fixed';
create table d2.guarded (id integer check (d1.in_m(id)), n bigint default (d1.count_b(1)), label text generated always as (d1.fixed_label()) stored);
create policy seen on d2.guarded using (d1.in_m(id));
create index on d2.guarded (upper(label)) where d1.fixed_label() <> 'x';
create domain d1.label as text check (value <> d1.fixed_label());
create type d1.pair as (l d1.label, rows d2.guarded[]);
create function d2.pairs(p d1.pair default null) returns d1.pair[] language sql as 'select array[p]';
create table d1.pairs (p d1.pair, ps d1.pair[] default d2.pairs());
create function d2.sum_pair(bigint, d1.pair) returns bigint language sql immutable as 'select $1 + 1';
create aggregate d1.pair_count(d1.pair) (sfunc = d2.sum_pair, stype = bigint, initcond = '0');
create view d1.counted as select d1.pair_count(p) as n from d1.pairs;
create function d1.notify() returns trigger language plpgsql as $$ begin perform count(*) from d1.counted; return new; end $$;
create trigger counted after insert on d2.b for each row execute function d1.notify();
create trigger on_view instead of insert on d1.counted for each row execute function d1.notify();
create function d1.same(d1.pair, d1.pair) returns boolean language sql immutable as 'select true';
create operator d2.=== (leftarg = d1.pair, rightarg = d1.pair, function = d1.same, commutator = operator(d2.===));
create view d2.compared as select p operator(d2.===) p as same from d1.pairs;
create table d1.with_operator (p d1.pair, check (p operator(d2.===) p));
create cast (d1.pair as text) with inout;
create sequence d1.numbers;
create function d1.next_number() returns bigint language sql as $$ select nextval('d1.numbers') $$;
create table d2.numbered (id bigint default d1.next_number() primary key, parent bigint references d2.numbered);
-- a view that groups by a primary key alone needs the key
create view d1.by_key as select a.id, a.kind, count(b.id) as n from d1.a left join d2.b on b.a_id = a.id group by a.id;
-- views that refer to each other through functions
create view d1.first as select 1 as x;
create function d2.of_first() returns setof d1.first language sql as 'select * from d1.first';
create view d2.second as select x from d2.of_first();
create rule upsert as on insert to d2.v do instead insert into d1.a (id) values (new.id);
create table d1.inherits_from (extra d1.label) inherits (d2.numbered);
create function d1.defaulted(x d2.numbered default null, y bigint default nextval('d1.numbers')) returns integer language sql as 'select 1';
create table d2.early (id integer);
create table d1.zzz (id integer primary key);
alter table d2.early add foreign key (id) references d1.zzz;
create view d1."aaa" as select * from d1.zzz;
-- two functions that call each other, each with a checked body
create function d1.ping(integer) returns integer language sql return $1;
create function d2.pong(integer) returns integer language sql begin atomic select d1.ping($1 - 1); end;
-- a default that casts to an enum of another schema, and a check on it
create type d2.state as enum ('on', 'off');
create table d1.states (s d2.state default 'on', t d2.state[] default array['on', 'off']::d2.state[], check (s = 'on' or t @> array['off'::d2.state]), u text check (u::d2.state = 'on'));
create index on d1.states (s, (t[1])) where s = 'off';
