import SengiDiagnostics

/// How much a lint finding weighs.
public enum LintSeverity: String, Sendable, Hashable, CaseIterable {
  case error, warning, note
  /// The rule is not run.
  case none
}

/// The name of one lint rule, with the sentence its manual page begins with.
public struct LintCode: Sendable, Hashable {
  public let code: DiagnosticCode
  public let meaning: String
  /// What a finding weighs where the project says nothing; `none` for rules to be asked for.
  public let severity: LintSeverity

  init(_ code: DiagnosticCode, _ meaning: String, _ severity: LintSeverity = .warning) {
    self.code = code
    self.meaning = meaning
    self.severity = severity
  }

  /// Every code that lint can print, in order.
  public static let all: [LintCode] =
    (LintRules.all.map { type(of: $0).code } + [unknownCode, idleIgnore])
    .sorted { $0.code < $1.code }

  /// Findings about ignores and settings rather than the schema.
  static let unknownCode = LintCode("LNT0901", "An ignore or a setting names no lint rule.", .error)
  static let idleIgnore = LintCode("LNT0902", "An ignore matches no finding.")
}
