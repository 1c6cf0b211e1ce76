-- Text that stays word for word and means another thing.
create schema app;
create table app.people (id serial primary key, name text);
create function app.named(p app.people) returns text language sql as 'select ''x''';
create view app.names as select name from app.people;
create view app.more_names as select name from app.names;
create table public.places (id integer primary key, note text);
create index counter on public.places (note);
