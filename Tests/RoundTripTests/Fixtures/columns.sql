-- Generated columns, collations, storage, compression, statistics; gaps left by dropped columns.
create schema cols;
create collation cols.german (provider = libc, locale = 'C.UTF-8');
create collation cols."Copied" from "C";
create collation cols.posix (lc_collate = 'C', lc_ctype = 'C.UTF-8');
comment on collation cols.german is 'Not really German.';
create domain cols.name as text collate cols.german;

create function cols.squeeze(text) returns text language sql immutable as $$ select replace($1, ' ', '') $$;

create table cols.collated (
  a text collate "C", b varchar(10) collate cols.german not null, c text collate "POSIX" default 'x', d cols.name, e cols.name collate "C",
  f text[] collate cols."Copied", g text collate "default"
);
create table cols.generated (
  price numeric(10, 2) not null, tax numeric not null default 0.19,
  gross numeric generated always as (price * (1 + tax)) stored,
  label text generated always as ('price: ' || price::text) stored not null,
  squeezed text collate "C" generated always as (cols.squeeze('a b')) stored,
  search tsvector generated always as (to_tsvector('english', coalesce('x', ''))) stored,
  nothing integer generated always as (null) stored
);
create table cols.stored (
  a text, b text, c text, d text, e bytea, f integer, g jsonb
);
alter table cols.stored alter a set storage external, alter b set storage main, alter c set storage plain,
  alter d set storage extended, alter e set storage external;
alter table cols.stored alter a set compression pglz, alter g set compression pglz;
alter table cols.stored alter f set statistics 500, alter a set statistics 0;
alter table cols.stored alter a set (n_distinct = 100, n_distinct_inherited = -0.5), alter b set (n_distinct = -1);
create table cols.compressed (a text compression pglz, b text);
alter table cols.compressed alter b set storage main;

-- gaps: order must survive, the holes need not
create table cols.gaps (a integer, b text, c integer, d text, e integer);
alter table cols.gaps drop column b, drop column d;
alter table cols.gaps add column b2 text not null default 'late', add column aa integer;
alter table cols.gaps rename column c to renamed;
create index on cols.gaps (renamed, b2);
create table cols.hollow ();
create table cols.emptied (a integer);
alter table cols.emptied drop column a;
create table cols.wide_default (a integer default 1 check (a > 0) unique, b integer not null primary key);
create unlogged table cols.fleeting (id integer primary key, at timestamptz default now());
comment on column cols.gaps.b2 is E'Came late.\nOn two lines, with ''quotes'' and \\ backslash.';
comment on column cols.stored.a is '';
comment on table cols.gaps is '  leading and trailing spaces  ';
comment on column cols.gaps.aa is E'\n\nstarts with newlines: # and - and {} and "quotes"\n\ttab\n';
comment on table cols.hollow is 'null';
comment on table cols.emptied is 'üñî 🦔 comment';
