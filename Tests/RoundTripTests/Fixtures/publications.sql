-- Publications of every kind.
create schema pub;
create schema "Odd Pub";
create table pub.a (id integer primary key, x integer, y text);
create table pub.b (id integer primary key, s text);
create table "Odd Pub"."T" (id integer primary key);
create table pub.part (id integer primary key) partition by range (id);
create publication everything for all tables;
create publication none;
create publication "Odd ""Publication""" for table pub.a, "Odd Pub"."T";
create publication with_columns for table pub.a (id, y), pub.b;
create publication with_filter for table pub.a where (x > 10 and y <> 'it''s'), pub.b (id) where (s is null) with (publish = 'insert, update');
create publication of_schemas for tables in schema pub, "Odd Pub" with (publish = 'delete');
create publication of_both for table "Odd Pub"."T", tables in schema pub;
create publication roots for table pub.part with (publish_via_partition_root = true, publish = '');
comment on publication everything is 'All of it.';
