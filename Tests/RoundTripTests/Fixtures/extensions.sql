-- Extensions in schemas of their own, members changed, objects that use them.
create schema ext;
create schema "Odd Ext";
create extension hstore with schema ext;
create extension citext schema "Odd Ext";
create extension pg_trgm with schema public version '1.5';
create extension cube;
create extension earthdistance;
create extension unaccent with schema ext;
create extension tablefunc schema ext;
create extension fuzzystrmatch;
create extension isn with schema ext;
create extension ltree;
create table public.uses (
  h ext.hstore default ''::ext.hstore, c "Odd Ext".citext not null unique, d cube, i ext.isbn, path ltree, hs ext.hstore[], e earth,
  check (c operator("Odd Ext".=) 'x'::"Odd Ext".citext or c is not null)
);
create index on public.uses using gin (h);
create index on public.uses using gist (h ext.gist_hstore_ops (siglen = 32));
create index on public.uses using gin (c gin_trgm_ops);
create index on public.uses using btree (h ext.btree_hstore_ops);
create domain public.email as "Odd Ext".citext check (value ~ '^[^@]+@[^@]+$');
create function public.plain(text) returns text language sql immutable as $$ select ext.unaccent('ext.unaccent', $1) $$;
create view public.uses_view as select h operator(ext.->) 'a' as a, c operator("Odd Ext".=) 'b' as b, earth_distance(e, e) as dist from public.uses;
create table public.likes (s text, v varchar check (v operator(public.%) 'x'));
