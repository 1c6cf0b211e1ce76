create table log (id integer not null, day date not null default '2024-02-01', note text not null,
  primary key (day, id), constraint noted check (note <> ''), unique (day, note))
  partition by range (day);
create index on log (note);
create index on log (note desc);
create table leaves (id integer not null, day date not null default '2024-01-01', note text,
  primary key (day, id));
create table comes partition of log for values from ('2023-01-01') to ('2024-01-01');
create table other (id integer, day date not null, note text) partition by list (day);
create index on other (note);
create table moves partition of other for values in ('2025-02-03');
create table base (id bigint, kind text default 'all' not null, constraint known check (kind <> ''));
create table child (id bigint, kind text default 'base', extra integer);
create table own (id bigint default 7, kind text not null default 'own') inherits (base);
create table orphan (more integer) inherits (base);
create view logged as select note from log;
