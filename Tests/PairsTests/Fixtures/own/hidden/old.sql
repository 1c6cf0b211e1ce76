-- Text that stays word for word and means another thing.
create schema app;
create table app.people (id serial primary key, name text);
create function app.named(p app.people) returns text language sql as 'select ''x''';
create view app.names as select name from app.people;
create view app.more_names as select name from app.names;
create table public.places (id integer primary key, note text);
create index counter on public.places (note);
-- A function that goes, of the name of another further along.
create table app.stamped (id integer primary key, at date);
create function public.stamp() returns trigger language plpgsql as 'begin return new; end';
create function app.stamp() returns trigger language plpgsql as 'begin return new; end';
create trigger stamp before insert on app.stamped for each row execute function app.stamp();
