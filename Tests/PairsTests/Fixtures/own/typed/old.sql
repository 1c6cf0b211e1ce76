create type mood as enum ('calm', 'glad');
create type point_in_time as (at timestamp, note text, mood mood);
create table events of point_in_time (at with options not null, note with options default 'none');
create table plain (at timestamp, note text);
create type size as (width integer, height integer);
create table sizes of size (primary key (width));
create table loose of size;
create view seen as select at, note from events;
