-- An index that goes has the name of a table further along the search path.
CREATE SCHEMA shop;
CREATE TABLE public.stock (id integer PRIMARY KEY, amount integer NOT NULL);
CREATE TABLE shop.orders (id integer PRIMARY KEY, item integer NOT NULL);
CREATE INDEX stock ON shop.orders (item);
