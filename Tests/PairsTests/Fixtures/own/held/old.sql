-- Rules of domains whose values stand inside of others, and rows that functions take.
create domain score as integer;
create domain label as text;
create type pair as (first score, second integer);
create table results (id integer primary key, scores score[], both_scores pair, best score);
create table labels (id integer primary key, name label);
create function worth(r labels) returns integer language sql stable as 'select 1';
create type mood as enum ('good', 'bad');
create domain moods as mood[];
create table days (id integer primary key, felt moods, mood mood default 'good');
create statistics days_felt (dependencies) on id, mood from days;
alter statistics days_felt set statistics 200;
