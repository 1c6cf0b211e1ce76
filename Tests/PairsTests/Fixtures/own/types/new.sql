create domain positive as integer default 1 check (value > 0) check (value < 100);
create type point2 as (x integer, y integer, z integer);
create sequence numbers increment 2 maxvalue 500;
create table t (a positive not null, b point2, c integer default nextval('numbers'), d text[]);
