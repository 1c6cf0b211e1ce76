import SengiSQL

/// Rows of a table that the schema itself holds, such as the plans on sale or the countries there
/// are.
///
/// They are told from one another by a key. Rows with other keys belong to whoever made them.
public struct ReferenceRows: Sendable, Hashable {
  /// The columns of the primary key or of a unique key, in the order of that key.
  public var key: [SQLIdentifier]
  /// In the order of the file.
  public var rows: [ReferenceRow]

  public init(key: [SQLIdentifier], rows: [ReferenceRow]) {
    self.key = key
    self.rows = rows
  }
}

/// One row: what it says of some of the table's columns.
///
/// Columns it leaves out are their defaults when the row is made, and nobody's business later.
public struct ReferenceRow: Sendable, Hashable {
  public struct Field: Sendable, Hashable {
    public var column: SQLIdentifier
    public var value: ReferenceValue

    public init(_ column: SQLIdentifier, _ value: ReferenceValue) {
      self.column = column
      self.value = value
    }
  }

  /// In the order written.
  public var fields: [Field]

  public init(_ fields: [Field]) { self.fields = fields }

  public var columns: [SQLIdentifier] { fields.map(\.column) }

  public subscript(column: SQLIdentifier) -> ReferenceValue? {
    fields.first { $0.column == column }?.value
  }

  /// The values of the key's columns in the key's order; nil where one of them is missing or cannot
  /// be told without the server.
  public func identity(by key: [SQLIdentifier]) -> [String]? {
    let values = key.compactMap { self[$0]?.identity }
    return values.count == key.count ? values : nil
  }
}

/// What a reference row holds in one column.
public enum ReferenceValue: Sendable, Hashable {
  case null
  /// Digits with sign, point and exponent as SQL takes them.
  case number(String)
  case boolean(Bool)
  /// Text, and everything else that is written in quotes: a date, JSON, an array.
  case string(String)
  /// SQL that the server evaluates when it writes the row: `now()`.
  case expression(SQLExpression)

  /// The value as SQL.
  public var sql: SQLText {
    switch self {
    case .null: "NULL"
    case .number(let text): SQLText(verbatim: text)
    case .boolean(let value): value ? "true" : "false"
    case .string(let text): "\(SQLLiteral(text))"
    case .expression(let expression): "(\(expression.sql))"
    }
  }

  /// What tells the value from others of the same column; nil for NULL and for expressions.
  fileprivate var identity: String? {
    switch self {
    case .null, .expression: nil
    case .number(let text), .string(let text): text
    case .boolean(let value): "\(value)"
    }
  }
}
