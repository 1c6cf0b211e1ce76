import SengiDiagnostics
import SengiSchema

/// Runs the rules over a schema.
///
/// ```
/// schema → rules → findings → places → less what the author ignores → diagnostics
/// ```
public struct Linter: Sendable {
  public var settings: LintSettings
  public var ignores: [LintIgnore]

  public init(settings: LintSettings = LintSettings(), ignores: [LintIgnore] = []) {
    self.settings = settings
    self.ignores = ignores
  }

  /// The findings of every rule that is on, by rule and then in the schema's order.
  ///
  /// - Parameter locate: Where a part of an object stands; a finding without a place cannot be
  ///   ignored in a file.
  public func lint(
    _ schema: Schema, locate: (ObjectPath, LintFinding.Part) -> SourceRange?
  ) -> [Diagnostic] {
    let facts = SchemaFacts(schema)
    var used = Set<Int>()
    var diagnostics: [Diagnostic] = []
    for rule in LintRules.all {
      let code = type(of: rule).code
      guard let severity = settings.severity(of: code).diagnostic else { continue }
      var findings: [LintFinding] = []
      rule.check(facts, into: &findings)
      for finding in findings {
        let place = locate(finding.path, finding.part)
        let covering = ignores.indices.filter { index in
          ignores[index].code == code.code.description
            && place.map { ignores[index].covers($0) } == true
        }
        used.formUnion(covering)
        guard covering.isEmpty else { continue }
        diagnostics.append(
          Diagnostic(
            severity, code.code, finding.message, remedy: finding.remedy, at: place,
            notes: finding.notes.map { Diagnostic.Note($0.message, at: locate($0.path, .whole)) }))
      }
    }
    return diagnostics + unknownCodes() + idleIgnores(used)
  }

  private func unknownCodes() -> [Diagnostic] {
    let named = settings.entries.map { ($0.code, $0.range) } + ignores.map { ($0.code, $0.range) }
    return named.compactMap { name, range in
      let known = LintCode.all.map(\.code.description)
      guard !known.contains(name) else { return nil }
      return Diagnostic(
        .error, LintCode.unknownCode.code, "no lint rule is called '\(name)'",
        remedy: Suggestion.remedy(for: name, in: known)
          ?? "the rules are \(known.first ?? "") to \(known.last ?? "")",
        at: range)
    }
  }

  /// An ignore of a rule that is off says nothing wrong and stays silent.
  private func idleIgnores(_ used: Set<Int>) -> [Diagnostic] {
    guard let severity = settings.severity(of: LintCode.idleIgnore).diagnostic else { return [] }
    return ignores.indices.compactMap { index in
      let ignore = ignores[index]
      let code = LintCode.all.first { $0.code.description == ignore.code }
      guard !used.contains(index), let code, settings.severity(of: code) != .none else {
        return nil
      }
      return Diagnostic(
        severity, LintCode.idleIgnore.code, "nothing here is found by \(ignore.code)",
        remedy: "leave the ignore out", at: ignore.range)
    }
  }
}

extension LintSeverity {
  /// nil for a rule that is off.
  var diagnostic: Diagnostic.Severity? {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    case .none: nil
    }
  }
}
