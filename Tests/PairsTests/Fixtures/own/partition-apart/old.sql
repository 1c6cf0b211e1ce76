CREATE TABLE logs (id integer, kind text, note text COLLATE "C") PARTITION BY LIST (kind);
CREATE INDEX logs_kind ON logs (kind, id);
CREATE TABLE logs_a (id integer, kind text, note text COLLATE "C");
CREATE INDEX own_kind ON logs_a (kind, id);
CREATE TABLE logs_b PARTITION OF logs (note NOT NULL) FOR VALUES IN ('b');
