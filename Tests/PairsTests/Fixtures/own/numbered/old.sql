-- Identity columns come to tables with children, and ways of storing to a table with partitions.
CREATE TABLE public.vehicles (wheels smallint NOT NULL);
CREATE TABLE public.lorries (load integer) INHERITS (public.vehicles);
CREATE TABLE public.trips (day date NOT NULL, log text) PARTITION BY RANGE (day);
CREATE TABLE public.trips_2025 PARTITION OF public.trips FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE public.runs (id bigint GENERATED ALWAYS AS IDENTITY, day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE public.runs_2025 PARTITION OF public.runs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE public.laps (id bigint GENERATED ALWAYS AS IDENTITY, day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE public.laps_a PARTITION OF public.laps FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY RANGE (day);
CREATE TABLE public.laps_b PARTITION OF public.laps_a FOR VALUES FROM ('2025-01-01') TO ('2025-07-01');
