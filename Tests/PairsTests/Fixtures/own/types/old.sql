create domain positive as integer check (value > 0);
create type point2 as (x integer, y integer);
create sequence numbers start 5;
create table t (a positive, b point2, c integer default nextval('numbers'));
