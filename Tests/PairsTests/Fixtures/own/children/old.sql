-- Tables that leave a parent with what they have from it, come to one, or go from one to another.
create table log (id integer not null, day date not null default '2024-01-01', note text not null,
  primary key (day, id), constraint noted check (note <> ''), unique (day, note))
  partition by range (day);
create index on log (note);
create index on log (note desc);
create table leaves partition of log for values from ('2024-01-01') to ('2025-01-01');
create table comes (id integer not null, day date not null, note text not null);
create table other (id integer, day date not null, note text) partition by list (day);
create table moves partition of log (note default 'own') for values from ('2025-01-01') to ('2026-01-01');
create table base (id integer, kind text default 'base' not null, constraint known check (kind <> ''));
create table child (extra integer) inherits (base);
create table own (id integer default 7, kind text not null default 'own') inherits (base);
create table orphan (id integer, kind text not null);
create view logged as select note from log;
