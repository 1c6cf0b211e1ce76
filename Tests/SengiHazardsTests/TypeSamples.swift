/// Changes of a column's type, some of which leave the rows alone.
enum TypeSamples {
  static let changes = """
    txt TYPE varchar(20)
    txt TYPE varchar(5)
    txt TYPE text
    txt TYPE varchar
    t TYPE varchar
    t TYPE varchar(100)
    num TYPE numeric(12,2)
    num TYPE numeric(12,3)
    num TYPE numeric
    num TYPE numeric(8,2)
    free TYPE numeric(10,2)
    tsp TYPE timestamp(3)
    tsp TYPE timestamp
    ts TYPE timestamp(3)
    ts TYPE timestamp(6)
    ts TYPE timestamptz USING ts AT TIME ZONE 'UTC'
    d TYPE timestamp
    tm TYPE time(3)
    tm TYPE time
    c TYPE inet
    i TYPE cidr
    vb TYPE varbit(8)
    vb TYPE varbit
    b4 TYPE varbit
    b4 TYPE bit(8) USING b4::bit(8)
    iv TYPE interval(3)
    iv TYPE interval
    iv TYPE interval day
    iday TYPE interval
    iday TYPE interval day to second
    iday TYPE interval hour
    f TYPE text
    t TYPE word
    t TYPE short
    f TYPE short
    f TYPE varchar
    s TYPE text
    ch TYPE char(8)
    ch TYPE text
    t TYPE char(10)
    j TYPE jsonb
    jb TYPE json
    mo TYPE text
    k TYPE bigint
    n TYPE int
    n TYPE int4
    n TYPE smallint
    n TYPE oid
    o TYPE int
    x TYPE text
    arr TYPE varchar(20)[]
    arr TYPE text[]
    t TYPE citext
    t TYPE text COLLATE "C"
    t TYPE text USING t || 'x'
    t TYPE text USING t
    t TYPE varchar(10) USING t::varchar(10)
    txt TYPE text USING txt::text
    checked TYPE varchar(20)
    checked TYPE text
    """.split(separator: "\n").map { "ALTER TABLE child ALTER COLUMN \($0)" } + [
      "ALTER TABLE parent ALTER COLUMN id TYPE bigint",
      "ALTER TABLE kid ALTER COLUMN parent_id TYPE int",
    ]

  /// What depends on the session's time zone.
  static let zoned = [
    "ALTER TABLE child ALTER COLUMN ts TYPE timestamptz",
    "ALTER TABLE child ALTER COLUMN tz TYPE timestamp",
    "ALTER TABLE child ALTER COLUMN tsp TYPE timestamptz",
    "ALTER TABLE child ALTER COLUMN ts TYPE timestamptz(3)",
  ]

  static let since18 = [
    "ALTER TABLE child ADD COLUMN z int GENERATED ALWAYS AS (n * 2) VIRTUAL",
    "ALTER TABLE gen ALTER COLUMN g SET EXPRESSION AS (a * 3)",
    "ALTER TABLE child ADD CONSTRAINT nn NOT NULL k",
    "ALTER TABLE child ADD CONSTRAINT nn NOT NULL k NOT VALID",
    "ALTER TABLE child VALIDATE CONSTRAINT n_there",
    "ALTER TABLE child ADD CONSTRAINT nn CHECK (k > 0) NOT ENFORCED",
    "ALTER TABLE child ALTER CONSTRAINT parent_there ENFORCED",
    "ALTER TABLE logs ADD CONSTRAINT lfk FOREIGN KEY (kp) REFERENCES parent NOT VALID",
  ]
}
