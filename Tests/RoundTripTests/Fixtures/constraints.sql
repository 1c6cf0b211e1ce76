-- Checks, unique and primary keys, exclusion constraints, foreign keys with every option.
create extension btree_gist;
create schema c;
create table c.checks (
  a integer constraint positive check (a > 0),
  b integer check (b < 10) no inherit,
  c text check (c in ('x', 'y', 'z')),
  d varchar(5) check (d in ('one', 'two')),
  e character varying check (e = any (array['p', 'q'])),
  f numeric check (f between 0 and 1),
  g date, h date,
  constraint ordered check (g <= h), check (a <> 5 and (b is null or b <> a)),
  constraint "odd ""name""" check (length(c) > 0),
  constraint always check (true),
  check (a is not null or c is not null), check (case when a > 1 then b > 1 else true end),
  check (d similar to 'o%' or d like '%\_%' or d ~* 't.o'), check ((a, b) <> (1, 2)), check (not (a = 3)), check (coalesce(a, 0) >= 0)
);
alter table c.checks add constraint unchecked check (a < 1000) not valid;
alter table c.checks add constraint unchecked_alone check (a < 2000) no inherit not valid;
create function c.is_fine(integer) returns boolean language sql immutable as 'select $1 > 0';
create table c.calls_function (a integer check (c.is_fine(a)), constraint whole check (c.is_fine(a + 1)));

create table c.keys (
  id integer constraint my_key primary key,
  a integer unique, b integer, c integer, d text, e text,
  unique (b, c), unique nulls not distinct (c, d),
  constraint later unique (a, b) deferrable,
  constraint much_later unique (a, c) deferrable initially deferred,
  constraint included unique (d) include (e, c),
  constraint filled unique (e) with (fillfactor = 70),
  constraint nnd_included unique nulls not distinct (a) include (b)
);
create table c.deferrable_key (a integer, b integer, primary key (b, a) deferrable initially deferred);
create table c.including_key (a integer, b integer, c text, constraint ik primary key (a) include (b, c) with (fillfactor = 50));
alter table c.keys cluster on my_key;
create unique index odd_expression on c.keys (lower(d));
create table c.using_index (a integer not null, b integer not null);
create unique index made_before on c.using_index (a);
create unique index made_before_too on c.using_index (b) with (fillfactor = 80);
alter table c.using_index add constraint made_before primary key using index made_before;
alter table c.using_index add constraint renamed_too unique using index made_before_too;

create table c.rooms (
  id integer primary key, room integer, during tstzrange, who text, active boolean, spot point, area box,
  exclude using gist (room with =, during with &&),
  constraint partial_exclusion exclude using gist (room with =, during with &&) where (active and who is not null),
  constraint deferred_exclusion exclude using gist (who with =, during with -|-) deferrable initially deferred,
  constraint expression_exclusion exclude using gist ((lower(who)) with =, tstzrange(lower(during), upper(during), '[]') with &&),
  constraint btree_exclusion exclude (room with =),
  constraint hash_exclusion exclude using hash (who with =),
  constraint area_exclusion exclude using gist (area with &&) with (fillfactor = 60),
  constraint with_class exclude using gist (who gist_text_ops with =, spot with ~=) include (id) where (room > 3),
  constraint spgist_exclusion exclude using spgist (area with &&)
);

create table c.target (a integer, b integer, c text, id integer primary key, unique (a, b), unique (c), unique (b, a));
create table c.f (
  id integer primary key,
  a integer references c.target,
  b integer constraint named references c.target (id) on delete cascade on update cascade,
  c integer references c.target on delete set null on update set null,
  d integer default 1 references c.target on delete set default on update set default,
  e integer references c.target on delete restrict on update restrict,
  f integer references c.target on delete no action,
  g integer references c.target deferrable,
  h integer references c.target deferrable initially deferred,
  i integer, j integer, k text references c.target (c) on update cascade,
  foreign key (i, j) references c.target (a, b) match full,
  constraint partly foreign key (i, j) references c.target (a, b) on delete set null (j),
  constraint partly_default foreign key (i, j) references c.target (b, a) on delete set default (i),
  constraint swapped foreign key (j, i) references c.target (a, b) on delete cascade deferrable initially deferred,
  parent integer references c.f on delete cascade
);
alter table c.f add constraint unproven foreign key (a) references c.target (id) not valid;
create table c.twice (a integer references c.target, constraint again foreign key (a) references c.target);
-- cycles, across schemas too
create schema c2;
create table c.egg (id integer primary key, hen integer);
create table c2.hen (id integer primary key, egg integer not null references c.egg deferrable initially deferred);
alter table c.egg add foreign key (hen) references c2.hen on delete cascade;
create table c2.third (id integer primary key references c.egg, back integer);
alter table c.egg add column third integer references c2.third;
-- a foreign key that points at a unique index rather than a constraint
create table c.indexed (a integer not null);
create unique index indexed_a on c.indexed (a);
create table c.points_at_index (a integer references c.indexed (a));
comment on constraint positive on c.checks is 'More than nothing.';
comment on constraint my_key on c.keys is 'The key.';
comment on constraint named on c.f is 'A named one.';
comment on constraint partial_exclusion on c.rooms is 'No two at once.';
comment on index c.my_key is 'The index of the key.';
