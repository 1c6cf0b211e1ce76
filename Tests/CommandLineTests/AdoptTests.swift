import Foundation
import Testing

/// `sengi adopt` after changes that nobody wrote a migration for.
@Suite struct AdoptTests {
  static let schema = """
    namespace: shop

    # Whoever buys.
    enums:
      state: [new, paid]

    tables:
      users:
        columns:
          id: bigint primary key
          name: text  # as they write it
          note: varchar(20)?
          age: int default 3

      orders:
        columns:
          id: bigint primary key
          user_id: bigint references users
          state: state default 'new'
          total: numeric(10, 2) check (total > 0)
        indexes:
          - (user_id)

    views:
      paid: as select id from orders where state = 'paid'

    """

  static let changes = """
    ALTER TABLE shop.users ADD COLUMN email text;
    ALTER TABLE shop.users ALTER COLUMN name SET DEFAULT 'nobody';
    ALTER TABLE shop.users ALTER COLUMN note TYPE text;
    ALTER TABLE shop.users ALTER COLUMN age DROP NOT NULL;
    ALTER TABLE shop.users ALTER COLUMN age DROP DEFAULT;
    ALTER TABLE shop.users ADD CONSTRAINT users_email_key UNIQUE (email);
    ALTER TABLE shop.users ADD CONSTRAINT grown CHECK (age > 17 OR age IS NULL);
    ALTER TABLE shop.users ENABLE ROW LEVEL SECURITY;
    CREATE POLICY own ON shop.users FOR SELECT USING (name = CURRENT_USER);
    CREATE INDEX users_lower_idx ON shop.users (lower(name)) WHERE age IS NOT NULL;
    DROP INDEX shop.orders_user_id_idx;
    ALTER TYPE shop.state ADD VALUE 'sent' BEFORE 'paid';
    ALTER TABLE shop.orders ALTER COLUMN total TYPE numeric(12, 2);
    ALTER TABLE shop.orders DROP CONSTRAINT orders_user_id_fkey;
    ALTER TABLE shop.orders ADD FOREIGN KEY (user_id) REFERENCES shop.users ON DELETE CASCADE;
    COMMENT ON TABLE shop.orders IS 'What they buy.';
    CREATE TABLE shop.lines (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      order_id bigint NOT NULL REFERENCES shop.orders, amount integer DEFAULT 1 NOT NULL);
    CREATE FUNCTION shop.twice(n integer) RETURNS integer LANGUAGE sql RETURN n * 2;
    CREATE OR REPLACE VIEW shop.paid AS SELECT id FROM shop.orders WHERE state <> 'new';
    ALTER TABLE shop.orders ADD COLUMN paid_at timestamptz;
    """

  /// Runs a script beside a server, in a project's folder, where `sengi` is the program.
  private static func run(
    _ script: String, in folder: TemporaryFolder
  ) async throws -> SengiProgram.Run {
    try folder.write("schemas/shop.yaml", Array(schema.utf8))
    try folder.write("sengi.yaml", Array("target: 15\nschemas: schemas\n".utf8))
    try folder.write("changes.sql", Array(changes.utf8))
    let program = try SengiProgram.path().path
    return try await SengiProgram.run([
      "dev", "--schemas", folder.url.appending(path: "schemas").path, "--", "sh", "-c",
      #"cd '\#(folder.url.path)'; sengi() { '\#(program)' "$@"; }; set -e"# + "\n" + script,
    ])
  }

  @Test func driftBecomesFilesAndAMigrationThatIsApplied() async throws {
    let folder = try TemporaryFolder()
    let run = try await Self.run(
      #"""
      sengi adopt "$SENGI_DATABASE_URL"
      psql "$SENGI_DATABASE_URL" -v ON_ERROR_STOP=1 -qf changes.sql
      pg_dump -s -N sengi "$SENGI_DATABASE_URL" | grep -v restrict > before.sql
      sengi diff "$SENGI_DATABASE_URL" schemas > drift.txt && exit 9
      sengi adopt "$SENGI_DATABASE_URL" --dry-run > planned.sql
      sengi adopt "$SENGI_DATABASE_URL"
      pg_dump -s -N sengi "$SENGI_DATABASE_URL" | grep -v restrict > after.sql
      cmp before.sql after.sql
      sengi diff "$SENGI_DATABASE_URL" schemas
      sengi adopt "$SENGI_DATABASE_URL"
      echo end
      """#, in: folder)
    let output = run.output.replacing(folder.url.path, with: "")
    #expect(run.status == 0, "printed: \(run.output)\(run.errors)")
    #expect(output == "changed ./schemas/shop.yaml\nend\n", "printed: \(output)\(run.errors)")
    let yaml = try String(
      contentsOf: folder.url.appending(path: "schemas/shop.yaml"), encoding: .utf8)
    #expect(yaml.contains("# Whoever buys.") && yaml.contains("# as they write it"))
    let planned = try String(
      contentsOf: folder.url.appending(path: "planned.sql"), encoding: .utf8)
    #expect(planned.contains(#"ADD COLUMN "email" text"#))
  }

  /// A project with migrations gets one more.
  @Test func theMigrationIsWrittenAndMarked() async throws {
    let folder = try TemporaryFolder()
    let run = try await Self.run(
      #"""
      sengi migrate new first > /dev/null
      sengi migrate baseline --url "$SENGI_DATABASE_URL" 2> /dev/null
      psql "$SENGI_DATABASE_URL" -v ON_ERROR_STOP=1 -qf changes.sql
      sengi adopt "$SENGI_DATABASE_URL" --name 'Late changes' | grep -c late_changes
      sengi diff "$SENGI_DATABASE_URL" schemas
      sengi diff "$SENGI_DATABASE_URL" migrations:migrations
      sengi diff migrations:migrations schemas
      sengi migrate status --url "$SENGI_DATABASE_URL" 2>&1 | grep -c baseline
      ls migrations | wc -l | tr -d ' '
      """#, in: folder)
    #expect(run.status == 0, "printed: \(run.output)\(run.errors)")
    #expect(run.output == "1\n2\n2\n", "printed: \(run.output)\(run.errors)")
  }
}
