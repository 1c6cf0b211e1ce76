import SengiDiagnostics

/// The findings about migrations in folders and in databases.
public enum MigrationCode {
  public static let badFolderName: DiagnosticCode = "MIG0101"
  public static let unreadableFile: DiagnosticCode = "MIG0102"
  public static let malformedSnapshot: DiagnosticCode = "MIG0103"
  public static let editedSnapshot: DiagnosticCode = "MIG0104"
  public static let unknownParent: DiagnosticCode = "MIG0105"
  public static let cycle: DiagnosticCode = "MIG0106"
  public static let duplicateMigration: DiagnosticCode = "MIG0107"
  public static let conflict: DiagnosticCode = "MIG0108"
  public static let unwritableFile: DiagnosticCode = "MIG0109"

  public static let locked: DiagnosticCode = "MIG0201"
  public static let stepFailed: DiagnosticCode = "MIG0202"
  public static let checkFailed: DiagnosticCode = "MIG0203"
  public static let changedScript: DiagnosticCode = "MIG0204"
  public static let unknownApplied: DiagnosticCode = "MIG0205"
  public static let unfinished: DiagnosticCode = "MIG0206"
  public static let lossyDown: DiagnosticCode = "MIG0207"
  public static let noWayBack: DiagnosticCode = "MIG0208"
  public static let unknownMigration: DiagnosticCode = "MIG0209"
  public static let inDoubt: DiagnosticCode = "MIG0210"
  public static let partlyReplaced: DiagnosticCode = "MIG0211"
  public static let noConnection: DiagnosticCode = "MIG0212"
  public static let badBatchKey: DiagnosticCode = "MIG0213"

  public static let notTheWayBack: DiagnosticCode = "MIG0301"
  public static let lostRows: DiagnosticCode = "MIG0302"
  public static let notTheSchema: DiagnosticCode = "MIG0303"
}
