import SengiSQL
import SengiSchema

/// One SQL statement and the part of the schema it makes.
public struct DDLStatement: Sendable, Hashable {
  /// The statement with its `;`.
  public var sql: SQLText
  /// What the statement is about; nil for settings and Sengi's own helper functions.
  public var object: ObjectPath?
  /// Whether the statement says more about what the one before it made, as a comment does.
  public var isContinuation: Bool
  /// The stretches of `sql` that the schema's author wrote, ascending, apart from one another.
  public var spans: [AuthoredSpan]
  /// The stretches of `sql` that make a part of the object, such as a column, ascending.
  public var parts: [StatementPart]
  /// Where the script looks names up when it comes to the statement; empty where it has not said.
  public var searchPath: [SQLIdentifier]

  public init(
    _ sql: SQLText, for object: ObjectPath?, isContinuation: Bool = false,
    spans: [AuthoredSpan] = [], parts: [StatementPart] = [], searchPath: [SQLIdentifier] = []
  ) {
    self.sql = sql
    self.object = object
    self.isContinuation = isContinuation
    self.spans = spans
    self.parts = parts
    self.searchPath = searchPath
  }

  /// The author's text at a UTF-8 offset of the statement; nil where Sengi wrote it.
  public func span(at offset: Int) -> AuthoredSpan? {
    spans.first { $0.range.contains(offset) }
  }

  /// What the statement makes at a UTF-8 offset: a part of its object, else the object.
  public func object(at offset: Int) -> ObjectPath? {
    parts.first { $0.range.contains(offset) }?.object ?? object
  }
}

/// A stretch of a statement that makes one part of its object: a column, a constraint.
public struct StatementPart: Sendable, Hashable {
  /// UTF-8 offsets in the statement.
  public var range: Range<Int>
  public var object: ObjectPath

  public init(range: Range<Int>, object: ObjectPath) {
    self.range = range
    self.object = object
  }
}

/// A stretch of a statement that stands there just as the schema's author wrote it.
public struct AuthoredSpan: Sendable, Hashable {
  /// UTF-8 offsets in the statement.
  public var range: Range<Int>
  /// Whose text it is.
  public var object: ObjectPath
  /// Which of the object's texts.
  public var aspect: SQLAspect
  /// The UTF-8 offset of the stretch in that text.
  public var sourceOffset: Int

  public init(range: Range<Int>, object: ObjectPath, aspect: SQLAspect, sourceOffset: Int) {
    self.range = range
    self.object = object
    self.aspect = aspect
    self.sourceOffset = sourceOffset
  }
}

/// Statements to be run in order, as one file.
public struct DDLScript: Sendable, Hashable {
  /// SQL comment lines that head the file.
  public var header: SQLText
  public var statements: [DDLStatement]

  public init(header: SQLText, statements: [DDLStatement]) {
    self.header = header
    self.statements = statements
  }

  /// The file's text: a blank line between objects, a line break at the end.
  public var text: String {
    var text = header.description + "\n"
    for statement in statements {
      text += statement.isContinuation ? "" : "\n"
      text += statement.sql.description + "\n"
    }
    return text
  }
}
