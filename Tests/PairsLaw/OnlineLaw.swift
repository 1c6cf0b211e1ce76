import Foundation
import RoundTripLaw
import SengiClient
import SengiDiagnostics
import SengiLive
import SengiPlan
import SengiReading
import SengiSchema
import SengiSources
import SengiWriting

/// The law of one planner: from the files of the old schema and from its live database, the way to
/// the files of the new one is the same SQL, byte for byte, and leads there; from a database to its
/// own files there is none.
extension PairLaw {
  /// Holds a pair to the law in databases of its own.
  public nonisolated(nonsending) func compareOnline(_ pair: Pair) async -> Record {
    let start = ContinuousClock.now
    var record = Record(outcome: PairOutcome(pair: pair))
    do {
      let folder = try WorkFolder()
      record.outcome.verdict = try await onlineVerdict(pair, folder.url, &record)
    } catch let failure as SourceFailure {
      record.outcome.verdict = .failed(
        step: "comparison", CompilerFormat.render(failure.diagnostics))
    } catch {
      record.outcome.verdict = .failed(step: "harness", "\(error)")
    }
    record.outcome.duration = start.duration(to: .now)
    return record
  }

  private nonisolated(nonsending) func onlineVerdict(
    _ pair: Pair, _ folder: URL, _ record: inout Record
  ) async throws -> PairOutcome.Verdict {
    try await withDatabase { database in
      let (old, new): (Side, Side)
      do {
        old = try await side(of: pair.old, in: database, folder)
        new = try await side(of: pair.new, folder)
      } catch let error as LawServer.LoadFailure {
        return .notLoadable(error.description)
      }
      let (before, after) = (try files(of: old.schema), try files(of: new.schema))
      let live = SchemaSource.database(server.server.connectionString(database: database.name))
      let comparer = SourceComparer(
        options: .init(scratch: server.server.connectionString(database: "postgres")))
      let offline = try await comparer.compare(from: .files(before), to: .files(after))
      let online = try await comparer.compare(from: live, to: .files(after))
      let texts = [offline, online].map { comparison in
        Planner.plan(
          from: comparison.old, to: comparison.new, renamings: comparison.renamings
        ).script.text
      }
      record.files["up.sql"] = texts[0]
      record.files["online.sql"] = texts[1]
      let difference = try await onThread {
        try UnifiedDiff.between(texts[0], texts[1], names: ("offline", "online"), in: folder)
      }
      if let difference { return .different(difference) }
      let own = try await comparer.compare(from: live, to: .files(before))
      let phantom = Planner.plan(from: own.old, to: own.new, renamings: own.renamings)
      if !phantom.isEmpty { return .unstable(phantom.script.text) }
      let plan = Planner.plan(from: online.old, to: online.new, renamings: online.renamings)
      if !plan.refusals.isEmpty {
        return .refused(plan.refusals.map { "\($0.object): \($0.reason)" }.joined(separator: "\n"))
      }
      var census: RowCensus?
      if let failure = try await apply(plan, to: database, "up", &census, &record) {
        return failure
      }
      let reached = try await dump(database, in: folder)
      return try await self.difference(new.dump, reached, folder, &record.outcome).map {
        .different($0)
      } ?? .equal
    }
  }

  private func files(of schema: Schema) throws -> SourceFiles {
    var configuration = ProjectConfiguration()
    configuration.target = PostgresVersion(major: server.major)
    var findings = Diagnostics()
    guard
      let update = FolderUpdate.plan(
        [], from: schema, configuration: configuration,
        options: FolderUpdate.Options(withOwners: privileges), into: &findings)
    else { throw LawServer.Refusal(CompilerFormat.render(findings)) }
    return SourceFiles(
      files: update.changes.map { change in
        SchemaFile(
          name: change.name, path: change.name + ".yaml", contents: Array((change.text ?? "").utf8))
      },
      configuration: SourceFiles.Configuration(
        path: "sengi.yaml", contents: Array("target: \(server.major)\n".utf8)))
  }
}
