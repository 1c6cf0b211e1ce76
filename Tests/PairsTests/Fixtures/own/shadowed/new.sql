CREATE SCHEMA shop;
CREATE TABLE public.stock (id integer PRIMARY KEY, amount integer NOT NULL);
CREATE TABLE shop.orders (id integer PRIMARY KEY, item integer NOT NULL);
CREATE VIEW shop.missing AS SELECT id FROM public.stock WHERE amount = 0;
