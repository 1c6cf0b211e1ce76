import SengiSQL

/// The type of a column: a base type, and how many array dimensions lie around it.
public struct DataType: Sendable, Hashable {
  public var base: BaseType
  /// 0 for a plain value; PostgreSQL does not enforce the number (manual §8.15.1).
  public var dimensions: Int
  /// Whether an array's elements may be NULL (`text?[]`); meaningless without dimensions.
  public var hasNullableElements: Bool

  public init(_ base: BaseType, dimensions: Int = 0, hasNullableElements: Bool = false) {
    self.base = base
    self.dimensions = dimensions
    self.hasNullableElements = hasNullableElements
  }

  public var isArray: Bool { dimensions > 0 }
}

/// PostgreSQL's types, as far as Sengi treats them apart (manual, chapter 8).
public enum BaseType: Sendable, Hashable {
  case boolean
  case smallint, integer, bigint
  case real, doublePrecision
  case numeric(precision: Int?, scale: Int?)
  case money
  case text, citext, name
  case varchar(Int?)
  case char(Int?)
  case bytea
  case uuid
  case date
  case time(precision: Int?)
  case timetz(precision: Int?)
  case timestamp(precision: Int?)
  case timestamptz(precision: Int?)
  /// `fields` such as `year to month`, lower case.
  case interval(fields: String?, precision: Int?)
  /// With a shape, the JSON is typed in Swift.
  case json(shape: QualifiedName?)
  case jsonb(shape: QualifiedName?)
  case inet, cidr, macaddr, macaddr8
  case bit(Int?)
  case varbit(Int?)
  case oid
  case xml
  case tsvector, tsquery
  case enumeration(QualifiedName)
  case domain(QualifiedName)
  /// A composite type, or the row type of a table or view.
  case composite(QualifiedName)
  /// A range type of the schema's own, or its multirange.
  case range(QualifiedName)
  /// Any other type, by its name as PostgreSQL reads it: `ltree`, `geometry(Point, 4326)`.
  case other(SQLText)
}

extension DataType {
  /// The type as `CREATE TABLE` takes it, in PostgreSQL's own short spelling.
  public var sql: SQLText {
    base.sql + SQLText(verbatim: String(repeating: "[]", count: dimensions))
  }
}

extension BaseType {
  public var sql: SQLText {
    switch self {
    case .boolean: "boolean"
    case .smallint: "smallint"
    case .integer: "integer"
    case .bigint: "bigint"
    case .real: "real"
    case .doublePrecision: "double precision"
    case .numeric(nil, _): "numeric"
    case .numeric(let precision?, nil): "numeric(\(precision))"
    case .numeric(let precision?, let scale?): "numeric(\(precision),\(scale))"
    case .money: "money"
    case .text: "text"
    case .citext: "citext"
    case .name: "name"
    case .varchar(let length): Self.sized("character varying", length)
    case .char(let length): Self.sized("character", length)
    case .bytea: "bytea"
    case .uuid: "uuid"
    case .date: "date"
    case .time(let precision): Self.sized("time", precision)
    case .timetz(let precision): Self.sized("time", precision) + " with time zone"
    case .timestamp(let precision): Self.sized("timestamp", precision)
    case .timestamptz(let precision): Self.sized("timestamp", precision) + " with time zone"
    case .interval(let fields, let precision):
      Self.sized(
        fields.map { "interval " + SQLText(verbatim: $0) } ?? "interval", precision)
    case .json: "json"
    case .jsonb: "jsonb"
    case .inet: "inet"
    case .cidr: "cidr"
    case .macaddr: "macaddr"
    case .macaddr8: "macaddr8"
    case .bit(let length): Self.sized("bit", length)
    case .varbit(let length): Self.sized("bit varying", length)
    case .oid: "oid"
    case .xml: "xml"
    case .tsvector: "tsvector"
    case .tsquery: "tsquery"
    case .enumeration(let name), .domain(let name), .composite(let name), .range(let name):
      "\(name)"
    case .other(let name): name
    }
  }

  private static func sized(_ name: SQLText, _ size: Int?) -> SQLText {
    size.map { name + "(\($0))" } ?? name
  }

  /// Whether what the type accepts and how it compares is known only to the server or to the
  /// schema's other objects.
  public var isOpaque: Bool {
    switch self {
    case .domain, .composite, .range, .other: true
    default: false
    }
  }

  /// The shape that types this JSON column.
  public var shape: QualifiedName? {
    switch self {
    case .json(let shape), .jsonb(let shape): shape
    default: nil
    }
  }
}
