import SengiDiagnostics
import SengiYAML

/// What `sengi.yaml` says about one lint rule: `LNT0005: warning`, or
/// `LNT0016: { severity: none, reason: … }`.
public struct LintSetting: Sendable, Hashable {
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    case error, warning, note
    /// The rule is not run.
    case none
  }

  /// As written; it need not be a code that exists.
  public var code: String
  public var severity: Severity
  /// nil only where the rule is turned up.
  public var reason: String?
  /// Where the code is written.
  public var range: SourceRange

  /// - Returns: nil when the entry has errors, which are then in `diagnostics`.
  static func read(_ entry: YAMLEntry, _ diagnostics: inout Diagnostics) -> LintSetting? {
    guard IgnoreKey.isCode(entry.name) else {
      diagnostics.error(
        SchemaCode.configurationValue, "'\(entry.name)' is no code of a lint rule",
        remedy: "codes look like LNT0001", at: entry.key.range)
      return nil
    }
    let node = entry.value["severity"] ?? entry.value
    let known = Severity.allCases.map(\.rawValue).joined(separator: ", ")
    guard let severity = node.string.flatMap(Severity.init(rawValue:)) else {
      diagnostics.error(
        SchemaCode.configurationValue, "\(node.described) is no severity of a lint rule",
        remedy: Suggestion.remedy(
          for: node.string ?? "", in: Severity.allCases.map(\.rawValue)) ?? "write \(known)",
        at: node.range)
      return nil
    }
    for part in entry.value.mapping ?? [] where !["severity", "reason"].contains(part.name) {
      diagnostics.error(
        SchemaCode.badConfiguration, "unknown setting '\(part.name)'",
        remedy: "the settings are severity, reason", at: part.key.range)
    }
    let reason = entry.value["reason"]?.text("a reason", &diagnostics)
    if severity == .none || severity == .note, reason?.isEmpty ?? true {
      diagnostics.error(
        SchemaCode.configurationValue, "\(entry.name) is turned down without a reason",
        remedy: "write '\(entry.name): { severity: \(severity.rawValue), reason: … }'",
        at: entry.key.range)
      return nil
    }
    return LintSetting(
      code: entry.name, severity: severity, reason: reason, range: entry.key.range)
  }
}
