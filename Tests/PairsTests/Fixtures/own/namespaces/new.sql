create schema two;
create schema three;
create table three.a (id integer primary key);
create table two.b (id integer primary key, a integer references three.a);
create extension pg_trgm schema three;
create index on two.b (id);
