CREATE TABLE logs (id integer, kind text, note text COLLATE "POSIX") PARTITION BY LIST (kind);
CREATE INDEX logs_kind ON logs (kind, id);
CREATE TABLE logs_a (id integer, kind text, note text COLLATE "POSIX");
ALTER TABLE logs ATTACH PARTITION logs_a FOR VALUES IN ('a');
CREATE INDEX own_kind ON logs_a (kind, id);
CREATE TABLE logs_b PARTITION OF logs FOR VALUES IN ('b');
CREATE INDEX b_kind ON logs_b (kind, id);
