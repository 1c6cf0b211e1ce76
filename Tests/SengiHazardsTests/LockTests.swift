import Foundation
import SengiClient
import SengiLive
import SengiSQL
import SengiSchema
import SengiScratch
import SengiSteps
import Testing

@testable import SengiHazards

/// Predictions against what servers do: every statement is run and `pg_locks`, the files of the
/// tables and the counts of scans are looked at.
@Suite(.serialized) struct LockTests {
  /// The server found, and PostgreSQL 18 where its programs are known.
  static let folders: [String?] =
    [nil] + [ProcessInfo.processInfo.environment["SENGI_POSTGRES_18_BIN"]].compactMap { $0 }

  private struct Trial {
    var sql: String
    var settings: [String] = []
  }

  @Test(arguments: folders) func serversDoWhatIsPredicted(_ folder: String?) async throws {
    let server = try await Self.start(folder)
    defer { server.stop() }
    let client = PGClient(PGConfiguration(server.connectionString()))
    let is18 = server.majorVersion >= 18
    try await client.execute(script: SQLScript(trusted: LockSamples.setup))
    if is18 { try await client.execute(script: SQLScript(trusted: LockSamples.setup18)) }
    let schema = try await CatalogueReader.read(client).schema
    let version = PostgresVersion(major: server.majorVersion)
    var trials = (LockSamples.statements + TypeSamples.changes).map { Trial(sql: $0) }
    trials += TypeSamples.zoned.flatMap { sql in
      ["UTC", "Europe/Berlin"].map { Trial(sql: sql, settings: ["SET LOCAL timezone = '\($0)'"]) }
    }
    if is18 { trials += TypeSamples.since18.map { Trial(sql: $0) } }
    #expect(trials.count > 200)
    for trial in trials {
      let settings = ["SET LOCAL search_path = app, public"] + trial.settings
      let measured = try await MeasuredEffects.measure(client, trial.sql, settings: settings)
      let predicted = Self.predict(trial.sql, settings, schema, version)
      Self.compare(trial, predicted, measured)
    }
    await client.close()
  }

  private static func start(_ folder: String?) async throws -> ScratchServer {
    let binaries = try folder.map { try #require(ServerBinaries(folder: $0)) }
    return try await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(
          returning: Result {
            try binaries.map { try ScratchServer.start($0) } ?? ScratchServer.start(target: 15)
          })
      }
    }.get()
  }

  private static func predict(
    _ sql: String, _ settings: [String], _ schema: Schema, _ version: PostgresVersion
  ) -> StatementEffects {
    let statements = (settings + [sql]).map { SQLText(verbatim: $0 + ";") }
    let script = MigrationScript([MigrationStep(title: "", statements: statements)])
    let analysis = ScriptAnalysis(of: script, before: schema, target: version)
    return analysis.statements.last?.effects ?? StatementEffects()
  }

  private static func compare(
    _ trial: Trial, _ predicted: StatementEffects, _ measured: MeasuredEffects
  ) {
    var expected: [String: LockMode] = [:]
    for lock in predicted.locks where measured.kinds[lock.relation.name.name] != nil {
      expected[lock.relation.name.name] = lock.mode
    }
    let name = (trial.settings + [trial.sql]).joined(separator: "; ")
    // What plain reading takes, also on indexes and referenced tables, is nobody's concern.
    for (relation, mode) in expected where mode >= .rowExclusive {
      #expect(measured.locks[relation] == mode, "\(name): on \(relation)")
    }
    for (relation, mode) in measured.locks where mode >= .rowExclusive {
      guard ["r", "p", "v", "m"].contains(measured.kinds[relation] ?? "") else { continue }
      #expect(expected[relation] == mode, "\(name): on \(relation)")
    }
    let words = trial.sql.split(separator: " ")
    let changesRows = ["TRUNCATE", "INSERT", "UPDATE", "DELETE", "SELECT", "ANALYZE"]
    guard !changesRows.contains(where: { words.first?.hasPrefix($0) ?? false }) else { return }
    #expect(Set(predicted.rewrites.map(\.name.name)) == measured.rewrites, "\(name): rewritten")
    // A refresh reads what its query reads; a foreign key is tried again by whatever plan is best.
    if words.first == "REFRESH" || trial.sql.contains("parent_id TYPE") { return }
    let scans = Set(predicted.scans.map(\.name.name))
    #expect(scans == measured.scans, "\(name): scanned")
  }
}
