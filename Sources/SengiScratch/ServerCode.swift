import SengiDiagnostics

/// The findings about PostgreSQL servers that Sengi starts itself.
public enum ServerCode {
  public static let noBinaries: DiagnosticCode = "SRV0001"
  public static let noneRecentEnough: DiagnosticCode = "SRV0002"
  public static let chosenFolderUnusable: DiagnosticCode = "SRV0003"
  public static let noUnprivilegedUser: DiagnosticCode = "SRV0004"
  public static let noTemporaryFolder: DiagnosticCode = "SRV0005"
  public static let binariesOutOfReach: DiagnosticCode = "SRV0006"
  public static let notInitialised: DiagnosticCode = "SRV0007"
  public static let notStarted: DiagnosticCode = "SRV0008"
  public static let noProcess: DiagnosticCode = "SRV0009"
}
