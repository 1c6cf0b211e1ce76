CREATE EXTENSION pg_trgm;
CREATE TABLE public.songs (id integer PRIMARY KEY, title text NOT NULL);
CREATE INDEX songs_title ON public.songs USING gin (title gin_trgm_ops);
