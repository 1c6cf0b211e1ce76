import SengiDiagnostics

/// The name of one hazard, with the sentence its manual page begins with.
public struct HazardCode: Sendable, Hashable {
  public let code: DiagnosticCode
  public let meaning: String
  /// What a finding weighs where nothing is known of the table's size.
  public let severity: Diagnostic.Severity
  /// Whether the harm grows with the rows of the table.
  public let growsWithRows: Bool

  init(
    _ code: DiagnosticCode, _ meaning: String, _ severity: Diagnostic.Severity = .warning,
    growsWithRows: Bool = false
  ) {
    self.code = code
    self.meaning = meaning
    self.severity = severity
    self.growsWithRows = growsWithRows
  }

  /// Every hazard, in order.
  public static let all: [HazardCode] =
    (HazardRules.ofStatements.map { type(of: $0).code }
    + HazardRules.ofScripts.map {
      type(of: $0).code
    } + [unknownAllowance, idleAllowance]).sorted { $0.code < $1.code }

  /// About allowances rather than statements.
  static let unknownAllowance = HazardCode("HAZ0901", "An allowance names no hazard.", .error)
  static let idleAllowance = HazardCode("HAZ0902", "An allowance allows nothing.")

  /// A table of fewer rows is read or written anew in a moment; one of more takes minutes.
  static let fewRows = 10_000
  static let manyRows = 1_000_000

  func severity(rows: Int?) -> Diagnostic.Severity {
    guard growsWithRows, let rows else { return severity }
    if rows < Self.fewRows { return .note }
    return rows >= Self.manyRows ? .error : severity
  }
}
