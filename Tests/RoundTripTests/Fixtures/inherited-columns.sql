-- What children, partitions and typed tables say about columns that they take over.
create schema k;
create schema other;
create type k.pair as (a int, b text);
create table k.typed of k.pair (a with options not null default 3);
create table k.keyed of k.pair (a with options default 1, primary key (b));

create table k.parent (
  id bigserial, a int default 1, b text not null, c text, d int not null default 2, e text);
create table k.child (z int) inherits (k.parent);
alter table only k.child alter a drop default;
alter table only k.child alter c set not null;
alter table only k.child alter d set default 9;
create table k.settings (z int) inherits (k.parent);
alter table only k.settings alter id drop default;
alter table only k.settings alter e set storage external;
alter table only k.settings alter e set statistics 100;
comment on column k.settings.e is 'own words';
create table k.grandchild (y int) inherits (k.child);
alter table only k.grandchild alter d drop default;

create table k.parts (id bigserial, a int not null default 1, b text default 'x', c int, d int)
  partition by list (a);
create table k.parts_1 partition of k.parts for values in (1);
create table other.parts_2 partition of k.parts for values in (2);
alter table only k.parts_1 alter b drop default;
alter table only k.parts_1 alter c set default 7;
alter table only other.parts_2 alter b drop default;
alter table only other.parts_2 alter c set not null;
alter table only other.parts_2 alter id drop default;
-- Made for itself, with names of its own where NOT NULL has any.
create table k.parts_3 (
  id bigint not null default nextval('k.parts_id_seq'), a int not null default 1,
  b text default 'x', c int not null, d int);
alter table k.parts attach partition k.parts_3 for values in (3);
create table k.parts_4 (
  d int, a int constraint chosen not null default 1, b text default 'x', c int,
  id bigint not null default nextval('k.parts_id_seq'));
alter table k.parts attach partition k.parts_4 for values in (4);

-- Which index of a partition belongs to which of its parent's.
create table k.ordered (a int, b int) partition by list (a);
create table k.ordered_1 partition of k.ordered for values in (1);
create index on k.ordered_1 (b desc);
create index by_b on k.ordered (b);
create table k.double (a int, b int) partition by list (a);
create table k.double_1 partition of k.double for values in (1);
create index zz on k.double (b);
create index aa on k.double (b desc nulls last);
create index on k.double_1 (b);
