-- An index is built with what an extension brings; both go.
CREATE TABLE public.songs (id integer PRIMARY KEY, title text NOT NULL);
