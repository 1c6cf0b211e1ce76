-- One name in two namespaces for statistics of one table; another table's take a name over.
CREATE SCHEMA depot;
CREATE TABLE public.crates (id integer PRIMARY KEY, width integer NOT NULL, height integer NOT NULL);
CREATE TABLE public.pallets (id integer PRIMARY KEY, width integer NOT NULL, height integer NOT NULL);
CREATE STATISTICS public.sizes ON width, height FROM public.crates;
CREATE STATISTICS public.freed (ndistinct) ON width, height FROM public.pallets;
