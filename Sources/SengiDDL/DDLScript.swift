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

  public init(_ sql: SQLText, for object: ObjectPath?, isContinuation: Bool = false) {
    self.sql = sql
    self.object = object
    self.isContinuation = isContinuation
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
