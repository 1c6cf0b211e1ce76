import SengiDiagnostics

/// Why migrations were not applied or taken back, or not all of them.
public struct MigrationFailure: Error, Sendable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable {
    /// The migrations or what was asked for are not right.
    case invalid
    /// The server reported an error, or could not be reached.
    case server
    /// It needs an explicit allowance, or someone's look at it.
    case refused
  }

  /// The step that failed.
  public struct Step: Sendable, Hashable {
    public var migration: MigrationName
    /// From 1.
    public var number: Int
    /// May be empty.
    public var title: String
    /// The statement that failed, or the check's; nil for one of the runner's own.
    public var statement: String?
  }

  public var kind: Kind
  public var diagnostics: [Diagnostic]
  /// nil where it did not come to running a step.
  public internal(set) var step: Step?

  public init(_ kind: Kind, _ diagnostics: [Diagnostic]) {
    self.kind = kind
    self.diagnostics = diagnostics
  }

  init(
    _ kind: Kind, _ code: DiagnosticCode, _ message: String, remedy: String? = nil,
    at range: SourceRange? = nil, notes: [Diagnostic.Note] = []
  ) {
    self.init(
      kind, [Diagnostic(.error, code, message, remedy: remedy, at: range, notes: notes)])
  }

  public var description: String { diagnostics.map(CompilerFormat.render).joined() }
}
