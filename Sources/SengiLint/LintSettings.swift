import SengiDiagnostics

/// What a project says about the rules, and where it says it.
public struct LintSettings: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    /// As written; it need not be a code that exists.
    public var code: String
    public var severity: LintSeverity
    public var range: SourceRange?

    public init(code: String, severity: LintSeverity, range: SourceRange?) {
      self.code = code
      self.severity = severity
      self.range = range
    }
  }

  public var entries: [Entry]

  public init(_ entries: [Entry] = []) {
    self.entries = entries
  }

  func severity(of code: LintCode) -> LintSeverity {
    entries.last { $0.code == code.code.description }?.severity ?? code.severity
  }
}

/// A stretch of a file in which findings of one code are not to be shown.
public struct LintIgnore: Sendable, Hashable {
  /// As written; it need not be a code that exists.
  public var code: String
  /// Where the code is written.
  public var range: SourceRange
  /// The text of the object, or the file, that the ignore stands in.
  public var region: SourceRange

  public init(code: String, range: SourceRange, region: SourceRange) {
    self.code = code
    self.range = range
    self.region = region
  }

  func covers(_ place: SourceRange) -> Bool {
    place.file == region.file && region.start <= place.start && place.start <= region.end
  }
}
