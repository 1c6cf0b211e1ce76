import SengiClient
import SengiDiagnostics
import SengiMigrations
import SengiSQL
import SengiSteps
import SengiTesting
import SengiWire

/// Takes every migration of a folder up, down and up again.
struct MigrationProof {
  let project: MigrationProject
  let replay: MigrationReplay
  /// Rows made in each table before each migration.
  let rows: Int
  private(set) var database = MigrationReplay.Database(connection: "")
  var findings = Diagnostics()
  /// Whether a migration failed, after which nothing more can be said.
  private(set) var isBroken = false
  private var applied = 0
  private var takenBack = 0
  private var rowsMade = 0
  private var emptyTables: Set<String> = []

  init(project: MigrationProject, replay: MigrationReplay, rows: Int) {
    self.project = project
    self.replay = replay
    self.rows = rows
  }

  var summary: String {
    var text =
      "\(applied) \(applied == 1 ? "migration" : "migrations") applied, \(takenBack) of them taken back and "
      + "applied again, with \(rowsMade) rows made\n"
    if !emptyTables.isEmpty {
      text += "no row could be made in \(emptyTables.sorted().joined(separator: ", "))\n"
    }
    return text
  }

  nonisolated(nonsending) mutating func run() async throws {
    database = try await replay.makeDatabase()
    var documents: [String: [String: String]] = [:]
    for migration in project.graph.migrations {
      defer { documents = Self.documents(after: migration) }
      try await makeRows(documents)
      let before = try await replay.catalogue(database, ordersColumns: true)
      let counts = try await counts()
      guard try await up(migration, .up) else { return }
      applied += 1
      guard migration.down != nil,
        ![.impossible, .impossibleWithRows].contains(migration.downClass.kind)
      else { continue }
      guard try await down(migration) else { return }
      check(migration, before, try await replay.catalogue(database, ordersColumns: true))
      if migration.downClass.kind == .exact { check(migration, counts, try await self.counts()) }
      guard try await up(migration, .upAgain) else { return }
      takenBack += 1
    }
  }

  private nonisolated(nonsending) mutating func up(
    _ migration: Migration, _ way: ReplayWay
  ) async throws -> Bool {
    let migrator = Migrator(project.graph, on: database.configuration)
    return try await succeeds(way) { try await migrator.up(to: migration.name.description) }
  }

  private nonisolated(nonsending) mutating func down(_ migration: Migration) async throws -> Bool {
    var options = MigratorOptions()
    options.allowsLoss = true
    // Taken back is the last of those applied, which is this one.
    let migrator = Migrator(project.graph, on: database.configuration, options: options)
    return try await succeeds(.down) { try await migrator.down() }
  }

  /// Whether the migrator does its work; why it does not is among the findings.
  private nonisolated(nonsending) mutating func succeeds(
    _ way: ReplayWay, _ work: nonisolated(nonsending) () async throws -> MigratorOutcome
  ) async throws -> Bool {
    let failure: MigrationFailure? = try await replay.run {
      do {
        _ = try await work()
        return nil
      } catch let failure as MigrationFailure {
        return failure
      }
    }
    guard let failure else { return true }
    findings.append(contentsOf: way.findings(failure))
    isBroken = true
    return false
  }

  private mutating func check(_ migration: Migration, _ before: String, _ after: String) {
    if before == after { return }
    findings.error(
      MigrationCode.notTheWayBack,
      "\(migration.name): down.sql does not bring back what was before",
      remedy: "mend down.sql, or say `-- sengi:down impossible`",
      at: migration.down.map { SourceRange(file: $0.file) },
      notes: LineDifference.text(before, after).split(separator: "\n").map {
        Diagnostic.Note(String($0))
      })
  }

  private mutating func check(
    _ migration: Migration, _ before: [String: String], _ after: [String: String]
  ) {
    let changed = before.filter { after[$0.key] != $0.value }.keys.sorted()
    if changed.isEmpty { return }
    findings.error(
      MigrationCode.lostRows,
      "\(migration.name): up and down change how many rows \(changed.joined(separator: ", ")) holds",
      remedy: "say `-- sengi:down lossy` and what is lost",
      at: migration.down.map { SourceRange(file: $0.file) })
  }

  private static let tables = PGStatement(
    """
    SELECT c.oid::regclass::text, pg_catalog.format('%I.%I', n.nspname, c.relname)
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'sengi')
    ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
    """, binds: [], name: "verify.tables")

  /// Every table as SQL spells it.
  private nonisolated(nonsending) func tables(_ client: PGClient) async throws -> [String] {
    try await client.run(Self.tables).map { try String.decode($0, 1) }
  }

  /// Generated rows, as far as the tables take any.
  private nonisolated(nonsending) mutating func makeRows(
    _ documents: [String: [String: String]]
  ) async throws {
    let client = PGClient(database.configuration)
    let fixtures = PGFixtures(client)
    for table in try await tables(client) {
      for _ in 0..<max(0, rows) {
        do {
          try await fixtures.insert(named: quoted(table), texts: documents)
          rowsMade += 1
          emptyTables.remove(table)
        } catch {
          // Rules that no constant meets; said at the end.
          emptyTables.insert(table)
        }
      }
    }
    await client.close()
  }

  /// The fixtures know tables by their quoted names.
  private func quoted(_ table: String) -> String {
    guard let tokens = try? SQLLexer.tokens(of: table) else { return table }
    return tokens.map { token in
      SQLIdentifier(token.text).map { token.isPunctuation(".") ? "." : $0.quoted } ?? token.text
    }.joined()
  }

  /// How many rows each table holds.
  private nonisolated(nonsending) func counts() async throws -> [String: String] {
    let client = PGClient(database.configuration)
    var counts: [String: String] = [:]
    for table in try await tables(client) {
      let sql = "SELECT count(*)::text FROM \(table)"
      let statement = PGStatement(
        id: PGStatementID(text: sql), sql: .text(sql), binds: [], name: "verify.count")
      counts[table] = try await client.run(statement).map { try String.decode($0, 0) }.first
    }
    await client.close()
    return counts
  }
}
