-- A column that is made anew brings back what stands on it, in children too.
CREATE TABLE public.boxes (
  id integer PRIMARY KEY,
  width integer NOT NULL,
  area integer GENERATED ALWAYS AS (width * 3) STORED,
  note text,
  CONSTRAINT boxes_area_width UNIQUE (area, width),
  CONSTRAINT positive CHECK (area > 0)
);
CREATE INDEX boxes_area ON public.boxes (area) INCLUDE (note);
CREATE INDEX boxes_wide ON public.boxes (width) WHERE area > 10;
CREATE STATISTICS public.areas ON width, area FROM public.boxes;
CREATE TABLE public.crates (weight integer) INHERITS (public.boxes);
CREATE INDEX crates_area ON public.crates (area);
CREATE TABLE public.labels (box integer, width integer,
  FOREIGN KEY (box, width) REFERENCES public.boxes (area, width));
