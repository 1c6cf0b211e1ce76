import SengiDiagnostics
import SengiLint
import SengiReading

/// The step of `check` that looks at how a schema is designed.
enum LintStage {
  /// The findings, each at its place in the schema's files.
  static func run(
    _ read: ReadSchema, settings: [LintSetting], into diagnostics: inout Diagnostics
  ) {
    let linter = Linter(
      settings: LintSettings(
        settings.map {
          LintSettings.Entry(
            code: $0.code, severity: LintSeverity($0.severity), range: $0.range)
        }),
      ignores: read.ignores.map {
        LintIgnore(code: $0.code, range: $0.range, region: $0.region)
      })
    let found = linter.lint(read.schema) { path, part in
      read.sources.range(of: path, SourceMap.Aspect(part))
    }
    diagnostics.append(contentsOf: found)
  }
}

extension LintSeverity {
  init(_ severity: LintSetting.Severity) {
    self =
      switch severity {
      case .error: .error
      case .warning: .warning
      case .note: .note
      case .none: .none
      }
  }
}

extension SourceMap.Aspect {
  init(_ part: LintFinding.Part) {
    self =
      switch part {
      case .whole: .whole
      case .type: .type
      case .defaultValue: .defaultValue
      case .expression: .expression
      case .predicate: .predicate
      }
  }
}
