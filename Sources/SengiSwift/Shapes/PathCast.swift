import SengiSchema

/// What turns a JSON scalar's text into a value of its type in SQL.
enum PathCast: Sendable {
  case none
  case type(String)

  /// - Returns: nil for types whose JSON form is no text that PostgreSQL reads.
  init?(_ type: BaseType) {
    switch type {
    case .text, .citext, .name, .varchar, .char, .xml: self = .none
    case .json, .jsonb, .bytea, .bit, .varbit, .money, .tsvector, .tsquery, .domain, .composite,
      .range, .other:
      return nil
    case .boolean, .smallint, .integer, .bigint, .real, .doublePrecision, .uuid, .date, .time,
      .timetz, .timestamp, .timestamptz, .interval, .inet, .cidr, .macaddr, .macaddr8, .oid,
      .enumeration:
      self = .type(type.sql.description)
    case .numeric: self = .type("numeric")
    }
  }
}
