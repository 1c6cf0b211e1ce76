-- What PostgreSQL 16, 17 and 18 added.
create extension btree_gist;
create schema n;
create table n.virtual (a integer not null, b integer generated always as (a * 2), c integer generated always as (a * 3) virtual, d integer generated always as (a * 4) stored);
create table n.named_not_null (a integer constraint must not null, b integer not null no inherit, c integer, constraint c_not_null_too not null c, constraint d_is check (a > 0));
alter table n.named_not_null add column d integer;
alter table n.named_not_null add constraint d_later not null d not valid;
create table n.child_of_named () inherits (n.named_not_null);
create table n.not_enforced (a integer check (a > 0) not enforced, b integer primary key, c integer references n.not_enforced not enforced);
create table n.temporal (id integer, valid_at daterange, primary key (id, valid_at without overlaps));
create table n.temporal_unique (id integer, valid_at tstzrange, constraint u unique (id, valid_at without overlaps));
create table n.temporal_reference (id integer, parent integer, valid_at daterange, foreign key (parent, period valid_at) references n.temporal (id, period valid_at));
create table n.uuids (id uuid default uuidv7() primary key, other uuid default uuidv4());
create table n.exclusion_parent (a integer, r int4range, exclude using gist (a with =, r with &&)) partition by list (a);
create table n.exclusion_part partition of n.exclusion_parent for values in (1);
create table n.storage_said (a text storage external, b text storage main compression pglz);
create collation n.builtin (provider = builtin, locale = 'C.UTF-8');
create table n.uses_builtin (a text collate n.builtin, b text collate "pg_c_utf8");
create table n.json_checks (j jsonb, check (j is json object), v integer generated always as (json_value(j, '$.a' returning integer)) stored);
create view n.json_table_view as select t.* from n.json_checks c, json_table(c.j, '$.x[*]' columns (id for ordinality, a integer path '$.a', nested path '$.b[*]' columns (b text path '$'))) as t;
create view n.constructors as select json_object('a' value 1), json_array(1, 2), json_scalar(1), any_value(j) as v from n.json_checks;
create unique index on n.storage_said (a) nulls not distinct;
create publication generated_too for table n.virtual with (publish_generated_columns = stored);
create operator n.=== (leftarg = integer, rightarg = integer, function = int4eq, commutator = operator(n.===), merges, hashes);

