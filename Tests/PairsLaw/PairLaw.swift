import Foundation
import RoundTripLaw
import SengiClient
import SengiLive
import SengiPlan
import SengiSchema
import SengiSteps
import SengiTesting

/// The migration law: load old and new, pull both, plan, apply to old; then old dumps as new does,
/// planning again gives nothing, and the plan back brings old's dump back.
///
/// Schemas are compared as in ``RoundTrip``: where the first dumps differ, the dumps of reloaded
/// dumps are asked. The order of columns, which PostgreSQL cannot change, is passed over and
/// reported.
public struct PairLaw: Sendable {
  let server: LawServer
  /// Whether owners and privileges take part.
  let privileges: Bool
  /// How many rows each table of the old schema gets; with 0 only schemas are looked at.
  let rows: Int
  let cache = SideCache()
  /// Makes and drops databases.
  let administration: PGClient

  public init(server: LawServer, privileges: Bool = true, rows: Int = 0) {
    self.server = server
    self.privileges = privileges
    self.rows = rows
    administration = PGClient(
      PGConfiguration(server.server.connectionString(database: "postgres")))
  }

  public nonisolated(nonsending) func close() async { await administration.close() }

  /// What of a run is worth keeping for people.
  public struct Record: Sendable {
    public var outcome: PairOutcome
    /// By file name: the plans' texts, and what went wrong.
    public var files: [String: String] = [:]
  }

  /// Holds a pair to the law in databases of its own; once more without rows where these stand in
  /// the way.
  public nonisolated(nonsending) func run(_ pair: Pair) async -> Record {
    let start = ContinuousClock.now
    var record = await record(of: pair, rows: rows)
    if let obstacle = record.outcome.obstacle {
      let inserted = record.outcome.rows
      record = await self.record(of: pair, rows: 0)
      record.outcome.obstacle = obstacle
      record.outcome.rows = inserted
    }
    record.outcome.duration = start.duration(to: .now)
    return record
  }

  private nonisolated(nonsending) func record(of pair: Pair, rows: Int) async -> Record {
    var record = Record(outcome: PairOutcome(pair: pair))
    do {
      let folder = try WorkFolder()
      record.outcome.verdict = try await verdict(pair, rows, folder.url, &record)
    } catch {
      record.outcome.verdict = .failed(step: "harness", "\(error)")
    }
    return record
  }

  private nonisolated(nonsending) func verdict(
    _ pair: Pair, _ rows: Int, _ folder: URL, _ record: inout Record
  ) async throws -> PairOutcome.Verdict {
    try await withDatabase { database in
      let (old, new): (Side, Side)
      do {
        old = try await side(of: pair.old, in: database, folder)
        new = try await side(of: pair.new, folder)
      } catch let error as LawServer.LoadFailure {
        return .notLoadable(error.description)
      }
      var census: RowCensus?
      if rows > 0 {
        try await fill(database, rows: rows)
        let found = try await RowCensus.read(database.client)
        record.outcome.rows = found.rowCount
        census = found
      }
      if let failure = try await forth(old, new, database, &census, folder, &record) {
        return failure
      }
      if record.outcome.obstacle != nil { return .equal }
      return try await back(old, new, database, &census, folder, &record) ?? .equal
    }
  }

  private nonisolated(nonsending) func forth(
    _ old: Side, _ new: Side, _ database: Database, _ census: inout RowCensus?,
    _ folder: URL, _ record: inout Record
  ) async throws -> PairOutcome.Verdict? {
    let plan = Planner.plan(from: old.schema, to: new.schema)
    record.files["up.sql"] = plan.script.text
    record.outcome.steps = plan.steps.count
    record.outcome.losses = plan.losses.map { "\($0.object): \($0.description)" }
    if !plan.refusals.isEmpty {
      return .refused(plan.refusals.map { "\($0.object): \($0.reason)" }.joined(separator: "\n"))
    }
    if let failure = try await apply(plan, to: database, "up", &census, &record) {
      return failure
    }
    if record.outcome.obstacle != nil { return nil }
    let reached = try await dump(database, in: folder)
    if Self.isSame(new.dump, reached, but: old.secrets.union(new.secrets), &record.outcome) {
      // What no schema says is nothing that a plan could bring.
    } else if let difference = try await difference(new.dump, reached, folder, &record.outcome) {
      return .different(difference)
    }
    let schema = plan.isEmpty ? old.schema : try await pull(database)
    let again = Planner.plan(from: schema, to: new.schema)
    if again.isEmpty { return nil }
    // An expression may be written in one way as it was made, in another once dumped and read.
    let reloaded = Planner.plan(
      from: try await reload(reached, folder), to: try await reload(new.dump, folder))
    return reloaded.isEmpty
      ? nil
      : .unstable(
        reloaded.script.text + reloaded.refusals.map { "refused: \($0)\n" }.joined())
  }

  private nonisolated(nonsending) func back(
    _ old: Side, _ new: Side, _ database: Database, _ census: inout RowCensus?,
    _ folder: URL, _ record: inout Record
  ) async throws -> PairOutcome.Verdict? {
    let plan = Planner.plan(from: new.schema, to: old.schema)
    record.files["down.sql"] = plan.script.text
    record.outcome.stepsBack = plan.steps.count
    if !plan.refusals.isEmpty {
      record.outcome.refusalOfReturn =
        plan.refusals.map { "\($0.object): \($0.reason)" }.joined(separator: "\n")
      return nil
    }
    if let failure = try await apply(plan, to: database, "down", &census, &record) {
      return failure
    }
    if record.outcome.obstacle != nil { return nil }
    let reached = try await dump(database, in: folder)
    if Self.isSame(old.dump, reached, but: old.secrets.union(new.secrets), &record.outcome) {
      return nil
    }
    return try await difference(old.dump, reached, folder, &record.outcome).map {
      .notReturned($0)
    }
  }

  /// Runs a plan, and sees after the rows.
  nonisolated(nonsending) func apply(
    _ plan: MigrationPlan, to database: Database, _ direction: String,
    _ census: inout RowCensus?, _ record: inout Record
  ) async throws -> PairOutcome.Verdict? {
    do {
      try await database.client.withConnection { connection in
        try await ScriptRun(connection: connection).run(plan.script)
      }
    } catch let failure as ScriptRun.Failure {
      guard census != nil, failure.isAboutRows else {
        return .failed(step: direction, failure.description)
      }
      record.outcome.obstacle = failure.description
    }
    guard let before = census else { return nil }
    let after = try await RowCensus.read(database.client)
    census = after
    return before.missing(in: after, announced: plan.losses).map {
      .failed(step: "\(direction), rows", $0)
    }
  }

  /// Gives each table some rows. Where no row can be made that the table takes, it stays empty.
  private nonisolated(nonsending) func fill(_ database: Database, rows: Int) async throws {
    let fixtures = PGFixtures(database.client)
    for table in try await RowCensus.tables(database.client) {
      for _ in 0..<rows {
        do {
          try await fixtures.insert(named: table.quoted)
        } catch is PGFixtureError {
          break
        } catch is PGError {
          break
        }
      }
    }
  }

  /// Whether the dumps differ in nothing but options that pulling said it leaves out.
  private static func isSame(
    _ wanted: SchemaDump, _ reached: SchemaDump, but secrets: Set<String>,
    _ outcome: inout PairOutcome
  ) -> Bool {
    guard !secrets.isEmpty, wanted.withoutOptions(secrets) == reached.withoutOptions(secrets) else {
      return false
    }
    outcome.isWithoutSecrets = true
    return true
  }

  /// A unified diff of what is wanted and what is there; nil where both are the same schema.
  nonisolated(nonsending) func difference(
    _ wanted: SchemaDump, _ reached: SchemaDump, _ folder: URL, _ outcome: inout PairOutcome
  ) async throws -> String? {
    if wanted.normalised == reached.normalised { return nil }
    if wanted.withoutColumnOrder == reached.withoutColumnOrder {
      outcome.isReordered = true
      return nil
    }
    if wanted.headlines != reached.headlines {
      return try await onThread {
        try UnifiedDiff.between(
          wanted.withoutColumnOrder, reached.withoutColumnOrder, names: ("wanted", "reached"),
          in: folder)
      }
    }
    let first = try await redump(wanted, folder)
    let second = try await redump(reached, folder)
    if first.withoutColumnOrder == second.withoutColumnOrder {
      outcome.isReloaded = true
      if first.normalised != second.normalised { outcome.isReordered = true }
      return nil
    }
    return try await onThread {
      try UnifiedDiff.between(
        first.withoutColumnOrder, second.withoutColumnOrder, names: ("wanted", "reached"),
        in: folder)
    }
  }
}
