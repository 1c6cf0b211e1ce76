import SengiJSON

/// The JSON form of a PostgreSQL type within a shape: for each type one text form, the one that
/// Swift writes and PostgreSQL reads.
enum ScalarForm {
  /// - Returns: nil for a type whose texts no pattern tells from others.
  static func form(of type: BaseType, in schema: Schema) -> PGJSONForm? {
    switch type {
    case .boolean: .boolean
    case .smallint: .scalar(.smallint)
    case .integer: .scalar(.integer)
    case .bigint, .money: .scalar(.bigint)
    case .oid: .scalar(.oid)
    case .real: .scalar(.real)
    case .doublePrecision: .scalar(.doublePrecision)
    case .numeric(let precision, let scale): numeric(precision, scale ?? 0)
    case .text, .citext, .name, .xml, .tsvector, .tsquery, .domain, .composite, .range, .other:
      .string
    case .varchar(let length), .char(let length):
      length.map { .checked(.string, .length(.lessOrEqual, $0)) } ?? .string
    case .bit(let length):
      .checked(.scalar(.bits), .length(.equal, length ?? 1))
    case .varbit(let length):
      length.map { .checked(.scalar(.bits), .length(.lessOrEqual, $0)) } ?? .scalar(.bits)
    case .enumeration(let name):
      schema.enumeration(name).map { enumeration in
        enumeration.isOpen
          ? .string : .checked(.string, .oneOf(enumeration.values.map(\.label)))
      } ?? .string
    case .json(nil), .jsonb(nil): .any
    case .json(let name?), .jsonb(let name?): .named(name.description)
    case .cidr: nil
    case .bytea: .scalar(.bytea)
    case .uuid: .scalar(.uuid)
    case .date: .scalar(.date)
    case .time: .scalar(.time)
    case .timetz: .scalar(.timetz)
    case .timestamp: .scalar(.timestamp)
    case .timestamptz: .scalar(.timestamptz)
    case .interval: .scalar(.interval)
    case .inet: .scalar(.inet)
    case .macaddr: .scalar(.macaddr)
    case .macaddr8: .scalar(.macaddr8)
    }
  }

  /// Digits behind the point are let through: PostgreSQL would round them, too.
  private static func numeric(_ precision: Int?, _ scale: Int) -> PGJSONForm {
    guard let precision, precision > scale, precision - scale <= 400 else { return .number }
    let limit = "1e\(precision - scale)"
    return .checked(
      .number,
      .all([.number(.greater, JSONNumber("-" + limit)), .number(.less, JSONNumber(limit))]))
  }
}
