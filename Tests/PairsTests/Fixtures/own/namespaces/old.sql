create schema one;
create schema two;
create table one.a (id integer primary key);
create table two.b (id integer primary key, a integer references one.a);
create extension pg_trgm schema one;
