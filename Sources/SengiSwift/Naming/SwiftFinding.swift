import SengiDiagnostics
import SengiSchema

/// Something about a schema that Swift cannot say, by the object it concerns.
///
/// This module knows no files; who knows them turns the paths into places.
public struct SwiftFinding: Sendable, Hashable {
  public var severity: Diagnostic.Severity
  public var code: DiagnosticCode
  public var message: String
  public var remedy: String?
  public var path: ObjectPath
  /// Whether the finding is about the object's `swift_name`.
  public var concernsSwiftName: Bool
  public var notes: [Note]
  /// For names that meet: what would keep them apart.
  public var renaming: Renaming?

  public struct Note: Sendable, Hashable {
    public var message: String
    public var path: ObjectPath
  }

  /// A `swift_name` that nothing else has.
  public struct Renaming: Sendable, Hashable {
    public var path: ObjectPath
    public var name: String
  }

  init(
    _ code: DiagnosticCode, _ message: String, severity: Diagnostic.Severity = .error,
    remedy: String? = nil, at path: ObjectPath, concernsSwiftName: Bool = false, notes: [Note] = [],
    renaming: Renaming? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.remedy = remedy
    self.path = path
    self.concernsSwiftName = concernsSwiftName
    self.notes = notes
    self.renaming = renaming
  }
}
