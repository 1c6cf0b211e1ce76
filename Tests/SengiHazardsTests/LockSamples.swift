/// The database that statements are tried on.
enum LockSamples {
  static let setup = """
    CREATE SCHEMA app;
    SET search_path = app, public;
    CREATE EXTENSION citext SCHEMA public;
    CREATE TYPE mood AS ENUM ('ok', 'bad');
    CREATE TYPE pair AS (a int, b int);
    CREATE DOMAIN word AS text;
    CREATE DOMAIN short AS text CHECK (length(value) < 50);
    CREATE TABLE parent (id bigint PRIMARY KEY, code text UNIQUE, note text);
    CREATE TABLE child (
      id bigint PRIMARY KEY, parent_id bigint, n int, m int NOT NULL DEFAULT 0, txt varchar(10),
      t text, num numeric(10,2), ts timestamp, tz timestamptz, c cidr, i inet, vb varbit(4),
      b4 bit(4), iv interval(2), iday interval day, f word, s short, ch char(4), j json, jb jsonb,
      mo mood, tm time(2), tsp timestamp(2), x xml, free numeric, arr varchar(10)[], big bigint,
      d date, o oid, k int, checked varchar(10) CHECK (checked <> ''));
    INSERT INTO parent SELECT g, g::text FROM generate_series(1, 10) g;
    INSERT INTO child (id, parent_id, n, txt, t, num, s, f, k)
      SELECT g, 1 + g % 10, g, g::text, g::text, g, g::text, 'a', g FROM generate_series(1, 100) g;
    CREATE INDEX child_n ON child (n);
    CREATE UNIQUE INDEX child_k ON child (k);
    CREATE UNIQUE INDEX child_big ON child (big);
    CREATE INDEX child_txt ON child (txt);
    CREATE INDEX child_t ON child (t);
    CREATE INDEX child_c ON child (c);
    ALTER TABLE child ADD CONSTRAINT m_pos CHECK (m >= 0);
    CREATE TABLE kid (
      id bigint PRIMARY KEY, parent_id bigint REFERENCES parent, v int, w int,
      CONSTRAINT kid_w CHECK (w IS NOT NULL));
    ALTER TABLE kid ADD CONSTRAINT kid_nv CHECK (v > 0) NOT VALID;
    ALTER TABLE kid ADD CONSTRAINT kid_fnv FOREIGN KEY (v) REFERENCES child (k) NOT VALID;
    INSERT INTO kid VALUES (1, 1, 1, 1);
    CREATE TABLE logs (id bigint, at date NOT NULL, k int, kp bigint) PARTITION BY RANGE (at);
    CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
    CREATE TABLE logs_def PARTITION OF logs DEFAULT;
    CREATE TABLE logs_new (id bigint, at date NOT NULL, k int, kp bigint);
    CREATE TABLE logs_chk (id bigint, at date NOT NULL, k int, kp bigint,
      CHECK (at >= '2022-01-01' AND at < '2023-01-01'));
    CREATE INDEX logs_k ON logs (k);
    INSERT INTO logs VALUES (1, '2020-05-05', 1, 1);
    CREATE TABLE ev (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
    CREATE TABLE ev_1 PARTITION OF ev FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
    CREATE TABLE ev_new (id bigint, at date NOT NULL);
    CREATE TABLE ev_chk (id bigint, at date NOT NULL,
      CHECK (at >= '2022-01-01' AND at < '2023-01-01'));
    CREATE VIEW v AS SELECT id, m FROM child;
    CREATE MATERIALIZED VIEW mv AS SELECT id, m FROM child;
    CREATE UNIQUE INDEX mv_id ON mv (id);
    CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';
    CREATE TRIGGER trg BEFORE INSERT ON child FOR EACH ROW EXECUTE FUNCTION tf();
    CREATE POLICY pol ON child USING (true);
    CREATE RULE rul AS ON DELETE TO gone DO INSTEAD NOTHING;
    CREATE STATISTICS st ON n, m FROM child;
    CREATE SEQUENCE loose;
    CREATE TABLE gen (id int, a int, g int GENERATED ALWAYS AS (a * 2) STORED,
      idc int GENERATED ALWAYS AS IDENTITY NOT NULL);
    INSERT INTO gen (id, a) VALUES (1, 1);
    CREATE TABLE typed OF pair;
    CREATE TABLE base (a int, b text);
    CREATE TABLE lone (a int, b text);
    CREATE TABLE heir () INHERITS (base);
    CREATE UNLOGGED TABLE ul (a int);
    INSERT INTO ul VALUES (1);
    CREATE PUBLICATION pub FOR TABLE parent;
    """.replacing(
      "CREATE RULE", with: "CREATE TABLE gone (id int); CREATE RULE")

  /// What is there from PostgreSQL 18 on.
  static let setup18 = """
    SET search_path = app, public;
    ALTER TABLE child ADD CONSTRAINT n_there NOT NULL n NOT VALID;
    ALTER TABLE child ADD CONSTRAINT parent_there FOREIGN KEY (parent_id) REFERENCES parent NOT ENFORCED;
    """

  /// Statements whose locks, rewrites and scans are compared.
  static let statements = columns + constraints + tables + partitions + others

  private static let columns = """
    ALTER TABLE child ADD COLUMN z int
    ALTER TABLE child ADD COLUMN z int NOT NULL DEFAULT 5
    ALTER TABLE child ADD COLUMN z timestamptz DEFAULT now()
    ALTER TABLE child ADD COLUMN z timestamptz DEFAULT clock_timestamp()
    ALTER TABLE child ADD COLUMN z uuid DEFAULT gen_random_uuid()
    ALTER TABLE child ADD COLUMN z serial
    ALTER TABLE child ADD COLUMN z int GENERATED ALWAYS AS IDENTITY
    ALTER TABLE child ADD COLUMN z int GENERATED ALWAYS AS (n * 2) STORED
    ALTER TABLE child ADD COLUMN z word
    ALTER TABLE child ADD COLUMN z word DEFAULT 'a'
    ALTER TABLE child ADD COLUMN z short
    ALTER TABLE child ADD COLUMN z varchar(10) DEFAULT 'x'::varchar(10)
    ALTER TABLE child ADD COLUMN z int CHECK (z > 0)
    ALTER TABLE child ADD COLUMN z int DEFAULT 1 CHECK (z > 0)
    ALTER TABLE child ADD COLUMN z int UNIQUE
    ALTER TABLE child ADD COLUMN z bigint REFERENCES parent
    ALTER TABLE child ADD COLUMN z bigint DEFAULT 1 REFERENCES parent
    ALTER TABLE child DROP COLUMN n
    ALTER TABLE child DROP COLUMN parent_id, ADD COLUMN zz int
    ALTER TABLE kid DROP COLUMN parent_id
    ALTER TABLE child ALTER COLUMN n SET DEFAULT 4
    ALTER TABLE child ALTER COLUMN n DROP DEFAULT
    ALTER TABLE child ALTER COLUMN k SET NOT NULL
    ALTER TABLE kid ALTER COLUMN w SET NOT NULL
    ALTER TABLE child ALTER COLUMN m SET NOT NULL
    ALTER TABLE child ALTER COLUMN m DROP NOT NULL
    ALTER TABLE child ALTER COLUMN n SET STATISTICS 500
    ALTER TABLE child ALTER COLUMN n SET (n_distinct = 5)
    ALTER TABLE child ALTER COLUMN t SET STORAGE external
    ALTER TABLE child ALTER COLUMN t SET COMPRESSION pglz
    ALTER TABLE gen ALTER COLUMN g DROP EXPRESSION
    ALTER TABLE gen ALTER COLUMN idc DROP IDENTITY
    ALTER TABLE gen ALTER COLUMN idc RESTART WITH 5
    ALTER TABLE child RENAME COLUMN n TO nn
    """.lines

  private static let constraints = """
    ALTER TABLE child ADD CONSTRAINT ck CHECK (n > 0)
    ALTER TABLE child ADD CONSTRAINT ck CHECK (n > 0) NOT VALID
    ALTER TABLE kid VALIDATE CONSTRAINT kid_nv
    ALTER TABLE kid VALIDATE CONSTRAINT kid_fnv
    ALTER TABLE child ADD CONSTRAINT fk FOREIGN KEY (parent_id) REFERENCES parent
    ALTER TABLE child ADD CONSTRAINT fk FOREIGN KEY (parent_id) REFERENCES parent NOT VALID
    ALTER TABLE child ADD CONSTRAINT uq UNIQUE (n)
    ALTER TABLE child ADD CONSTRAINT uq UNIQUE USING INDEX child_k
    ALTER TABLE logs_new ADD PRIMARY KEY (id)
    ALTER TABLE child DROP CONSTRAINT child_pkey, ADD PRIMARY KEY USING INDEX child_k
    ALTER TABLE child ADD CONSTRAINT ex EXCLUDE USING btree (n WITH =)
    ALTER TABLE parent DROP CONSTRAINT parent_code_key
    ALTER TABLE kid DROP CONSTRAINT kid_parent_id_fkey
    ALTER TABLE child DROP CONSTRAINT m_pos
    ALTER TABLE child RENAME CONSTRAINT m_pos TO m_pos2
    """.lines

  private static let tables = """
    ALTER TABLE child RENAME TO child2
    ALTER TABLE child SET SCHEMA public
    ALTER TABLE child OWNER TO postgres
    ALTER TABLE child SET (fillfactor = 70)
    ALTER TABLE child SET (autovacuum_enabled = false, fillfactor = 80)
    ALTER TABLE child SET (user_catalog_table = true)
    ALTER TABLE child RESET (fillfactor)
    ALTER TABLE child CLUSTER ON child_n
    ALTER TABLE child SET WITHOUT CLUSTER
    ALTER TABLE ul SET LOGGED
    ALTER TABLE ul SET UNLOGGED
    ALTER TABLE gone SET UNLOGGED
    ALTER TABLE child ENABLE TRIGGER trg
    ALTER TABLE child DISABLE TRIGGER ALL
    ALTER TABLE gone DISABLE RULE rul
    ALTER TABLE child ENABLE ROW LEVEL SECURITY
    ALTER TABLE child REPLICA IDENTITY FULL
    ALTER TABLE lone INHERIT base
    ALTER TABLE heir NO INHERIT base
    ALTER TABLE base ADD COLUMN q int
    ALTER TABLE ONLY base ALTER COLUMN a SET DEFAULT 5
    CREATE TABLE lk (LIKE child INCLUDING ALL)
    CREATE TABLE refs (id int, p bigint REFERENCES parent)
    CREATE TABLE selfish (id bigint PRIMARY KEY, p bigint REFERENCES selfish)
    CREATE TABLE inhk () INHERITS (base)
    DROP TABLE kid
    DROP TABLE parent CASCADE
    DROP TABLE gen
    """.lines

  private static let partitions = """
    ALTER TABLE logs ATTACH PARTITION logs_new FOR VALUES FROM ('2022-01-01') TO ('2023-01-01')
    ALTER TABLE logs ATTACH PARTITION logs_chk FOR VALUES FROM ('2022-01-01') TO ('2023-01-01')
    ALTER TABLE ev ATTACH PARTITION ev_new FOR VALUES FROM ('2022-01-01') TO ('2023-01-01')
    ALTER TABLE ev ATTACH PARTITION ev_chk FOR VALUES FROM ('2022-01-01') TO ('2023-01-01')
    ALTER TABLE logs DETACH PARTITION logs_1
    ALTER TABLE ev DETACH PARTITION ev_1
    CREATE TABLE logs_3 PARTITION OF logs FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')
    CREATE TABLE ev_3 PARTITION OF ev FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')
    ALTER TABLE logs ADD COLUMN z int DEFAULT 5
    ALTER TABLE logs ADD COLUMN z uuid DEFAULT gen_random_uuid()
    ALTER TABLE logs ADD CONSTRAINT lck CHECK (k > 0)
    ALTER TABLE logs ADD CONSTRAINT lfk FOREIGN KEY (kp) REFERENCES parent
    ALTER TABLE logs ALTER COLUMN k SET NOT NULL
    ALTER TABLE logs DROP COLUMN k
    ALTER TABLE logs ADD PRIMARY KEY (id, at)
    CREATE INDEX ci ON logs (kp)
    CREATE INDEX ci ON ONLY logs (kp)
    DROP INDEX logs_k
    DROP TABLE logs_1
    DROP TABLE logs
    LOCK TABLE logs IN SHARE MODE
    """.lines

  private static let others = """
    CREATE INDEX ci ON child (m)
    CREATE UNIQUE INDEX ci ON child (id)
    DROP INDEX child_n
    ALTER INDEX child_n RENAME TO child_nn
    ALTER INDEX child_n SET (fillfactor = 50)
    ALTER TABLE child_n RENAME TO child_nn
    REINDEX INDEX child_n
    REINDEX TABLE child
    CLUSTER child USING child_n
    REFRESH MATERIALIZED VIEW mv
    REFRESH MATERIALIZED VIEW CONCURRENTLY mv
    CREATE TRIGGER t2 AFTER UPDATE ON child FOR EACH ROW EXECUTE FUNCTION tf()
    DROP TRIGGER trg ON child
    ALTER TRIGGER trg ON child RENAME TO trg2
    CREATE POLICY p2 ON child USING (true)
    ALTER POLICY pol ON child USING (false)
    DROP POLICY pol ON child
    CREATE RULE r2 AS ON DELETE TO child DO INSTEAD NOTHING
    DROP RULE rul ON gone
    CREATE STATISTICS s2 ON n, m FROM child
    CREATE OR REPLACE VIEW v AS SELECT id, m FROM child
    DROP VIEW v
    ALTER VIEW v RENAME TO v3
    ALTER MATERIALIZED VIEW mv RENAME TO mv9
    DROP MATERIALIZED VIEW mv
    TRUNCATE kid
    TRUNCATE parent CASCADE
    TRUNCATE logs
    GRANT SELECT ON child TO PUBLIC
    COMMENT ON TABLE child IS 'x'
    COMMENT ON COLUMN child.n IS 'x'
    COMMENT ON CONSTRAINT m_pos ON child IS 'x'
    ALTER TYPE mood ADD VALUE 'meh'
    ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'
    ALTER TYPE pair ADD ATTRIBUTE c int CASCADE
    ALTER DOMAIN word ADD CONSTRAINT wl CHECK (length(value) < 10)
    ALTER DOMAIN word ADD CONSTRAINT wl CHECK (length(value) < 10) NOT VALID
    ALTER DOMAIN word SET NOT NULL
    ALTER DOMAIN word SET DEFAULT 'x'
    DROP DOMAIN word CASCADE
    CREATE SEQUENCE sq2 OWNED BY child.n
    ALTER SEQUENCE loose RESTART
    INSERT INTO parent (id) VALUES (100)
    UPDATE child SET n = n
    DELETE FROM gen
    SELECT id FROM child FOR UPDATE
    LOCK TABLE child
    CREATE PUBLICATION p2 FOR TABLE child
    ALTER PUBLICATION pub DROP TABLE parent
    ANALYZE child
    """.lines
}

extension String {
  fileprivate var lines: [String] { split(separator: "\n").map(String.init) }
}
