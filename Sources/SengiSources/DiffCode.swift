import SengiDiagnostics

/// The findings about where schemas come from and how they are compared.
public enum DiffCode {
  public static let unknownSource: DiagnosticCode = "DIF0101"
  public static let gitFailed: DiagnosticCode = "DIF0102"
  public static let noMigration: DiagnosticCode = "DIF0103"
  public static let severalHeads: DiagnosticCode = "DIF0104"
  public static let unreadableDatabase: DiagnosticCode = "DIF0105"
  public static let refusedByServer: DiagnosticCode = "DIF0106"
  public static let unproven: DiagnosticCode = "DIF0107"
  public static let notCarried: DiagnosticCode = "DIF0108"
  public static let rowsNotCompared: DiagnosticCode = "DIF0109"
  public static let idleRenaming: DiagnosticCode = "DIF0110"
}

/// Why two schemas could not be compared.
public struct SourceFailure: Error, Sendable {
  /// What kind of thing is at fault, which decides how a program ends.
  public enum Kind: Sendable, Hashable {
    /// What was asked for cannot be.
    case configuration
    /// A schema cannot be read, or a server refuses it.
    case invalidInput
    /// A server or database is out of reach.
    case server
  }

  public var kind: Kind
  public var diagnostics: Diagnostics

  public init(_ kind: Kind, _ diagnostics: Diagnostics) {
    self.kind = kind
    self.diagnostics = diagnostics
  }

  init(
    _ kind: Kind, _ code: DiagnosticCode, _ message: String, remedy: String? = nil,
    notes: [String] = []
  ) {
    var diagnostics = Diagnostics()
    diagnostics.emit(
      Diagnostic(
        .error, code, message, remedy: remedy, at: nil, notes: notes.map { Diagnostic.Note($0) }))
    self.init(kind, diagnostics)
  }
}
