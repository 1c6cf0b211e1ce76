-- Like indexes of a partitioned table: one goes, with its own of the partition.
CREATE TABLE public.readings (day date NOT NULL, value integer) PARTITION BY RANGE (day);
CREATE TABLE public.readings_2025 PARTITION OF public.readings FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE INDEX later ON public.readings USING hash (value);
CREATE INDEX earlier ON public.readings USING hash (value);
CREATE SCHEMA app;
CREATE TYPE public.span AS RANGE (SUBTYPE = integer);
CREATE DOMAIN app.note AS text;
