create schema app;
create table public.people (id serial primary key, name text);
create view app.names as select name from public.people;
create view app.more_names as select name from app.names;
create view public.places as select 1 as id;
create sequence app.counter;
create table public.counted (id integer default nextval('app.counter') primary key);
