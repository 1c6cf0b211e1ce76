import SengiSQL

/// `CREATE SEQUENCE`, on its own or owned by a column.
///
/// The sequence of an identity column, and that of a `serial` column whose name and options are
/// the default ones, belong to their column and do not stand here.
public struct SequenceObject: Sendable, Hashable {
  public var name: QualifiedName
  public var doc: String?
  public var was: SQLIdentifier?
  public var options: SequenceOptions
  /// `OWNED BY`.
  public var ownedBy: ColumnReference?
  public var isUnlogged: Bool
  public var owner: SQLIdentifier?

  public init(
    name: QualifiedName, doc: String? = nil, was: SQLIdentifier? = nil,
    options: SequenceOptions = SequenceOptions(), ownedBy: ColumnReference? = nil,
    isUnlogged: Bool = false, owner: SQLIdentifier? = nil
  ) {
    self.name = name
    self.doc = doc
    self.was = was
    self.options = options
    self.ownedBy = ownedBy
    self.isUnlogged = isUnlogged
    self.owner = owner
  }
}

/// How a sequence counts; nil stands for the server's default (manual, CREATE SEQUENCE).
public struct SequenceOptions: Sendable, Hashable {
  /// `smallint`, `integer` or `bigint`; nil for `bigint`.
  public var type: BaseType?
  public var start: Int64?
  public var increment: Int64?
  public var minimum: Int64?
  public var maximum: Int64?
  public var cache: Int64?
  public var cycles: Bool

  public init(
    type: BaseType? = nil, start: Int64? = nil, increment: Int64? = nil, minimum: Int64? = nil,
    maximum: Int64? = nil, cache: Int64? = nil, cycles: Bool = false
  ) {
    self.type = type
    self.start = start
    self.increment = increment
    self.minimum = minimum
    self.maximum = maximum
    self.cache = cache
    self.cycles = cycles
  }

  /// The options as `CREATE SEQUENCE` takes them, lower case; empty when all are default.
  public var sql: SQLText {
    var parts: [SQLText] = []
    if let type { parts.append("as \(type.sql)") }
    if let increment { parts.append("increment by \(increment)") }
    if let minimum { parts.append("minvalue \(minimum)") }
    if let maximum { parts.append("maxvalue \(maximum)") }
    if let start { parts.append("start with \(start)") }
    if let cache { parts.append("cache \(cache)") }
    if cycles { parts.append("cycle") }
    return "\(parts, separator: " ")"
  }
}

/// A column of a named table.
public struct ColumnReference: Sendable, Hashable {
  public var table: QualifiedName
  public var column: SQLIdentifier

  public init(table: QualifiedName, column: SQLIdentifier) {
    self.table = table
    self.column = column
  }
}
