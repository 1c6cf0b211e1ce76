import SengiDiagnostics
import SengiMigrations

/// On which way a migration fails on a throw-away server.
enum ReplayWay: Sendable {
  case up, down, upAgain

  private var words: String {
    switch self {
    case .up: "on the way up"
    case .down: "on the way down"
    case .upAgain: "on the way up again, after down"
    }
  }

  private func remedy(_ failure: MigrationFailure) -> String {
    if failure.diagnostics.contains(where: { $0.code == MigrationCode.checkFailed }) {
      return "the rows are made up: let an earlier step mend such rows, or give new columns a "
        + "default in the YAML and write the migration anew"
    }
    return switch self {
    case .up: "mend up.sql, or the YAML and write the migration anew"
    case .down: "mend down.sql, or say `-- sengi:down impossible`"
    case .upAgain: "mend down.sql, which leaves what up.sql does not expect"
    }
  }

  /// A failure as it is told of a server that is thrown away, where nothing can be gone on with.
  func findings(_ failure: MigrationFailure) -> [Diagnostic] {
    guard let step = failure.step else { return failure.diagnostics }
    return failure.diagnostics.map { diagnostic in
      var told = diagnostic
      told.message = "\(words): \(diagnostic.message)"
      told.remedy =
        diagnostic.code == MigrationCode.noConnection
        ? "the throw-away server has ended; run the same again" : remedy(failure)
      let lines = (step.statement ?? "").split(separator: "\n")
      told.notes = lines.map { Diagnostic.Note("SQL: \($0)") } + diagnostic.notes
      return told
    }
  }
}
