/// Who reads what, when a shape changes.
public enum ShapeCompatibility: String, Sendable, Hashable, CaseIterable {
  /// New code reads every old document, and old code every new one.
  case compatible
  /// New code reads every old document; old code does not read every new one.
  case readerSafe = "reader-safe"
  /// Old code reads every new document; new code does not read every old one.
  case writerSafe = "writer-safe"
  /// Neither.
  case breaking

  public init(isReaderSafe: Bool, isWriterSafe: Bool) {
    self =
      switch (isReaderSafe, isWriterSafe) {
      case (true, true): .compatible
      case (true, false): .readerSafe
      case (false, true): .writerSafe
      case (false, false): .breaking
      }
  }

  public var isReaderSafe: Bool { self == .compatible || self == .readerSafe }
  public var isWriterSafe: Bool { self == .compatible || self == .writerSafe }
}

/// One thing about the form of a column's JSON that is another than before.
public struct ShapeDifference: Sendable, Hashable {
  /// From the column on: `profile.address.zip`, `profile.tags[]`, `profile.limits.*`,
  /// `events(signed_in).ip`.
  public var path: String
  /// Without a final stop.
  public var words: String
  public var compatibility: ShapeCompatibility

  public init(_ path: String, _ words: String, _ compatibility: ShapeCompatibility) {
    self.path = path
    self.words = words
    self.compatibility = compatibility
  }
}
