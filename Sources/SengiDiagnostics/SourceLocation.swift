/// A place in a text file.
///
/// Lines and columns count from 1; a column counts UTF-8 bytes, as Swift and Clang print them.
public struct SourcePosition: Sendable, Hashable, Comparable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static let start = SourcePosition(line: 1, column: 1)

  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a text file, from `start` up to, not including, `end`.
public struct SourceRange: Sendable, Hashable {
  /// The file's path as the user gave it.
  public var file: String
  public var start: SourcePosition
  public var end: SourcePosition

  public init(file: String, start: SourcePosition, end: SourcePosition) {
    self.file = file
    self.start = start
    self.end = end
  }

  public init(file: String, at position: SourcePosition = .start) {
    self.init(file: file, start: position, end: position)
  }
}
