CREATE SCHEMA depot;
CREATE TABLE public.crates (id integer PRIMARY KEY, width integer NOT NULL, height integer NOT NULL);
CREATE TABLE depot.shelves (id integer PRIMARY KEY, width integer NOT NULL, height integer NOT NULL);
CREATE STATISTICS public.sizes ON width, height FROM public.crates;
CREATE STATISTICS depot.sizes ON id, height FROM public.crates;
ALTER STATISTICS depot.sizes SET STATISTICS 200;
COMMENT ON STATISTICS depot.sizes IS 'The other one.';
CREATE STATISTICS public.freed ON width, height FROM depot.shelves;
