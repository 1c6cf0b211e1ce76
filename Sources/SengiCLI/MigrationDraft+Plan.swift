import SengiDiagnostics
import SengiMigrations
import SengiPlan
import SengiSources
import SengiSteps

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension MigrationDraft {
  /// The migration that takes a schema to the one of the files, and back.
  ///
  /// - Parameters:
  ///   - files: The schema after it, as the snapshot keeps it.
  ///   - parents: The ids of the migrations it builds on.
  init(
    _ name: MigrationName, _ comparison: SchemaComparison, files: SourceFiles, parents: [String]
  ) {
    let back = comparison.back
    let down = Planner.plan(from: back.old, to: back.new, renamings: back.renamings)
    self.init(
      name: name,
      snapshot: MigrationSnapshot(
        folder: name, parents: parents, target: comparison.new.target.major,
        files: files.snapshotFiles),
      up: comparison.plan.script, down: down.downScript)
  }
}

extension MigrationPlan {
  /// The plan as a way back, which says what it loses.
  var downScript: MigrationScript {
    var script = script
    if !refusals.isEmpty {
      script = MigrationScript(
        [],
        downClass: DownClass(.impossible, losses: refusals.map { "\($0.object): \($0.reason)" }))
    } else if losses.contains(where: { $0.kind != .materializedView }) {
      script.downClass = DownClass(.lossy, losses: losses.map(\.description))
    } else {
      script.downClass = DownClass(.exact)
    }
    return script
  }
}

extension MigrationName {
  /// A name for now.
  /// - Returns: nil when no letter or digit is in the title.
  static func now(_ title: String) -> MigrationName? {
    let moment = Date().formatted(
      Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted))
    return MigrationName(stamp: String(moment.prefix(15)), title: title)
  }
}
