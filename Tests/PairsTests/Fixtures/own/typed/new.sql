-- Typed tables whose types take other attributes, and tables that come to types or leave them.
create type mood as enum ('glad', 'calm');
create type point_in_time as (at timestamp, mood mood, place text);
create table events of point_in_time (at with options not null, place with options default 'here' not null);
create table plain of point_in_time (at with options not null);
create type size as (width bigint, height integer, depth integer);
create table sizes of size (primary key (width));
create table loose (width integer, height integer, weight numeric default 1);
