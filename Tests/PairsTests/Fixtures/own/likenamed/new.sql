CREATE SCHEMA shop;
CREATE TYPE shop.state AS ENUM ('open', 'shut');
CREATE TABLE shop.counters (id integer PRIMARY KEY, state shop.state NOT NULL, floor bigint);
CREATE VIEW shop.open_ones AS SELECT c.id, c.floor FROM shop.counters c WHERE c.state = 'open'::shop.state;
CREATE VIEW public.state AS SELECT o.id, o.floor FROM shop.open_ones o;
CREATE TABLE shop.a_name_that_goes_on_and_on_until_no_more_of_it_is_left (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  other integer GENERATED ALWAYS AS IDENTITY
);
