import SengiSQL
import SengiSchema

/// How the server writes a type in a cast, without modifiers.
struct TypeSpelling: Hashable {
  private var name: String
  /// The namespace a schema's own type may be qualified with.
  private var namespace: SQLIdentifier?
  private var isArray: Bool

  private init(_ name: String) {
    (self.name, namespace, isArray) = (name, nil, false)
  }

  static let text = TypeSpelling("text")
  static let citext = TypeSpelling("citext")
  static let varchar = TypeSpelling("character varying")
  static let smallint = TypeSpelling("smallint")
  static let integer = TypeSpelling("integer")
  static let bigint = TypeSpelling("bigint")
  static let numeric = TypeSpelling("numeric")
  static let real = TypeSpelling("real")
  static let doublePrecision = TypeSpelling("double precision")

  /// nil for types whose constants are read by rules of their own, such as domains.
  init?(_ type: DataType) {
    isArray = type.isArray
    namespace = nil
    switch type.base {
    case .boolean: name = "boolean"
    case .smallint: name = "smallint"
    case .integer: name = "integer"
    case .bigint: name = "bigint"
    case .real: name = "real"
    case .doublePrecision: name = "double precision"
    case .numeric: name = "numeric"
    case .money: name = "money"
    case .text: name = "text"
    case .citext: name = "citext"
    case .varchar: name = "character varying"
    case .char: name = "bpchar"
    case .bytea: name = "bytea"
    case .uuid: name = "uuid"
    case .date: name = "date"
    case .time: name = "time without time zone"
    case .timetz: name = "time with time zone"
    case .timestamp: name = "timestamp without time zone"
    case .timestamptz: name = "timestamp with time zone"
    case .interval: name = "interval"
    case .json: name = "json"
    case .jsonb: name = "jsonb"
    case .inet: name = "inet"
    case .cidr: name = "cidr"
    case .macaddr: name = "macaddr"
    case .macaddr8: name = "macaddr8"
    case .oid: name = "oid"
    case .xml: name = "xml"
    case .tsvector: name = "tsvector"
    case .tsquery: name = "tsquery"
    case .enumeration(let type):
      name = type.name.spelled
      namespace = type.namespace
    case .other(let type): name = type.description
    case .name, .bit, .varbit, .domain, .composite, .range: return nil
    }
  }

  /// Whether this is the type that a cast names.
  func matches(_ cast: String) -> Bool {
    let suffix = isArray ? "[]" : ""
    return cast == name + suffix
      || namespace.map { cast == $0.spelled + "." + name + suffix } ?? false
  }

  /// Whether the server compares two values of the type by operators for just this type.
  var hasOwnOperators: Bool {
    guard !isArray else { return false }
    if namespace != nil { return true }
    return [
      "smallint", "integer", "bigint", "numeric", "text", "citext", "bpchar", "uuid", "date",
      "time without time zone", "timestamp without time zone", "timestamp with time zone",
    ].contains(name)
  }
}
