import SengiDiagnostics
import SengiMigrations
import SengiSteps

/// A database with rows, and migrations with a step of every kind, each of which leaves a trace
/// that shows how often it was done.
enum CrashMigrations {
  static let rows = 2000

  static let before = """
    CREATE TABLE items (id bigint PRIMARY KEY, n integer NOT NULL, touched integer NOT NULL);
    INSERT INTO items SELECT i, i, 0 FROM generate_series(1, \(rows)) AS i;
    CREATE INDEX items_n_idx ON items (n);
    CREATE INDEX items_old_idx ON items (n, touched);
    CREATE TABLE names (name text PRIMARY KEY, touched integer NOT NULL);
    INSERT INTO names SELECT 'it''s \\ ' || i, 0 FROM generate_series(1, 300) AS i;
    CREATE TABLE effects (step text NOT NULL);
    CREATE TABLE parts (day integer NOT NULL) PARTITION BY RANGE (day);
    CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (1) TO (2);
    CREATE TABLE parts_2 PARTITION OF parts FOR VALUES FROM (2) TO (3);
    """

  private static let first = """
    -- sengi:transaction
    -- Make a table and say so
    CREATE TABLE notes (id bigint PRIMARY KEY, item bigint NOT NULL);
    INSERT INTO effects VALUES ('table');

    -- sengi:batch table=items key=id size=100
    -- Touch every item
    UPDATE items SET touched = touched + 1 WHERE ($1 IS NULL OR id > $1) AND id <= $2;

    -- sengi:check
    -- Every item is touched once
    SELECT id FROM items WHERE touched <> 1;

    -- sengi:autocommit
    -- Build indexes
    SET search_path = public;
    CREATE INDEX CONCURRENTLY items_touched_idx ON items (touched);
    INSERT INTO effects VALUES ('index');
    CREATE UNIQUE INDEX CONCURRENTLY items_n_key ON items (n);

    -- sengi:transaction
    -- Make the index a constraint
    ALTER TABLE items ADD CONSTRAINT items_n_key UNIQUE USING INDEX items_n_key;
    INSERT INTO effects VALUES ('constraint');
    """

  private static let second = """
    -- sengi:autocommit
    -- Replace the old index and detach a partition
    DROP INDEX CONCURRENTLY items_old_idx;
    ALTER TABLE parts DETACH PARTITION parts_1 CONCURRENTLY;
    REINDEX INDEX CONCURRENTLY items_n_idx;

    -- sengi:batch table=names key=name size=50
    -- Touch every name
    UPDATE names SET touched = touched + 1 WHERE ($1 IS NULL OR name > $1) AND name <= $2;

    -- sengi:transaction
    -- Say that all is done
    INSERT INTO effects VALUES ('end');
    """

  static func write(to path: String) throws {
    try write([first, second], to: path)
  }

  /// One batch over all items, and nothing else.
  static func writeBackfill(to path: String) throws {
    let text = """
      -- sengi:batch table=items key=id size=5000
      UPDATE items SET touched = touched + 1 WHERE ($1 IS NULL OR id > $1) AND id <= $2;
      """
    try write([text], to: path)
  }

  private static func write(_ texts: [String], to path: String) throws {
    let folder = MigrationFolder(path: path)
    var diagnostics = Diagnostics()
    var parents: [String] = []
    for (day, text) in texts.enumerated() {
      let stamp = "2026010\(day + 1)T000000"
      guard let name = MigrationName(stamp: stamp, title: "step") else { continue }
      let snapshot = MigrationSnapshot(folder: name, parents: parents, target: 15, files: [])
      let draft = MigrationDraft(name: name, snapshot: snapshot, up: text, down: nil)
      guard folder.write(draft, into: &diagnostics) else {
        throw CrashFailure(CompilerFormat.render(diagnostics))
      }
      parents = [snapshot.id]
    }
  }

  static func graph(at path: String) throws -> MigrationGraph {
    var diagnostics = Diagnostics()
    guard let graph = MigrationGraph.read(MigrationFolder(path: path), into: &diagnostics) else {
      throw CrashFailure(CompilerFormat.render(diagnostics))
    }
    return graph
  }
}

struct CrashFailure: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
