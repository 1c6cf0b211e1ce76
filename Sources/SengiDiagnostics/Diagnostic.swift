/// A stable name of one kind of finding: three letters and four digits, never reused.
///
/// The letters say who found it: `YAM` reading YAML, `SCH` the schema's rules, `DDL` the target
/// gate, `GEN` Swift and templates, `CFG` configuration, `SRV` a server.
public struct DiagnosticCode: Sendable, Hashable, Comparable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  public let description: String

  public init(stringLiteral value: StaticString) {
    description = value.description
  }

  public static func < (left: DiagnosticCode, right: DiagnosticCode) -> Bool {
    left.description < right.description
  }
}

/// One finding about the input: what is wrong, where, and what to write instead.
public struct Diagnostic: Sendable, Hashable {
  public enum Severity: String, Sendable, Hashable {
    case error, warning, note
  }

  /// A further place that explains the finding, such as where a name was first used.
  public struct Note: Sendable, Hashable {
    public var message: String
    public var range: SourceRange?

    public init(_ message: String, at range: SourceRange? = nil) {
      self.message = message
      self.range = range
    }
  }

  public var severity: Severity
  public var code: DiagnosticCode
  /// The fact, in one clause without a final stop.
  public var message: String
  /// What to do about it, in one clause without a final stop; nil where the fact says it all.
  public var remedy: String?
  /// Where; nil when the finding is about no file.
  public var range: SourceRange?
  public var notes: [Note]

  public init(
    _ severity: Severity = .error, _ code: DiagnosticCode, _ message: String,
    remedy: String? = nil, at range: SourceRange?, notes: [Note] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.remedy = remedy
    self.range = range
    self.notes = notes
  }
}

/// The findings of one run, in the order they were made.
///
/// Every stage takes it `inout` and adds to it; none prints. A stage that adds an error still goes
/// on as far as it can, so that one run tells the user all there is to mend.
public struct Diagnostics: Sendable {
  public private(set) var all: [Diagnostic] = []

  public init() {}

  public var hasErrors: Bool { all.contains { $0.severity == .error } }

  public mutating func emit(_ diagnostic: Diagnostic) {
    all.append(diagnostic)
  }

  public mutating func error(
    _ code: DiagnosticCode, _ message: String, remedy: String? = nil, at range: SourceRange?,
    notes: [Diagnostic.Note] = []
  ) {
    emit(Diagnostic(.error, code, message, remedy: remedy, at: range, notes: notes))
  }

  public mutating func warning(
    _ code: DiagnosticCode, _ message: String, remedy: String? = nil, at range: SourceRange?,
    notes: [Diagnostic.Note] = []
  ) {
    emit(Diagnostic(.warning, code, message, remedy: remedy, at: range, notes: notes))
  }

  public mutating func append(contentsOf others: [Diagnostic]) {
    all.append(contentsOf: others)
  }

  /// The findings by file, line and column; those without a place come first.
  public var sorted: [Diagnostic] {
    all.enumerated().sorted { left, right in
      let (a, b) = (left.element.range, right.element.range)
      let first = (a?.file ?? "", a?.start ?? .start)
      let second = (b?.file ?? "", b?.start ?? .start)
      return first == second ? left.offset < right.offset : first < second
    }.map(\.element)
  }
}
