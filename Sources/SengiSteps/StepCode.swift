import SengiDiagnostics

/// The findings about the text of a migration.
public enum StepCode {
  public static let unreadableText: DiagnosticCode = "MIG0001"
  public static let unknownDirective: DiagnosticCode = "MIG0002"
  public static let malformedDirective: DiagnosticCode = "MIG0003"
  public static let misplacedDirective: DiagnosticCode = "MIG0004"
  public static let notOneStatement: DiagnosticCode = "MIG0005"
  public static let batchWithoutBounds: DiagnosticCode = "MIG0006"
  public static let forbiddenStatement: DiagnosticCode = "MIG0007"
  public static let needsAutocommit: DiagnosticCode = "MIG0008"
}
