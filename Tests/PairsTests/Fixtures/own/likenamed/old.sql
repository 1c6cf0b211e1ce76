-- A type hides a view of its name further along the search path; long names begin alike.
CREATE SCHEMA shop;
CREATE TYPE shop.state AS ENUM ('open', 'shut');
CREATE TABLE shop.counters (id integer PRIMARY KEY, state shop.state NOT NULL, floor integer);
CREATE VIEW shop.open_ones AS SELECT c.id FROM shop.counters c WHERE c.state = 'open'::shop.state;
CREATE VIEW public.state AS SELECT o.id FROM shop.open_ones o;
CREATE TABLE shop.a_name_that_goes_on_and_on_until_no_more_of_it_is_kept (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  other integer GENERATED ALWAYS AS IDENTITY
);
CREATE MATERIALIZED VIEW public.totals AS SELECT c.id, c.floor FROM shop.counters c;
CREATE VIEW public.all_totals AS SELECT t.id FROM (public.totals t LEFT JOIN shop.counters c ON c.id = t.id) WHERE (t.id > 0) AND (t.id BETWEEN 1 AND 9);
