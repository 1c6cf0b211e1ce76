import SengiSQL

extension DataType {
  /// How the server stores values where nobody says otherwise (`pg_type.typstorage`); nil for types
  /// of extensions and for domains.
  public var usualStorage: SQLText? {
    if isArray { return "extended" }
    switch base {
    case .numeric, .inet, .cidr: return "main"
    case .text, .citext, .varchar, .char, .bytea, .json, .jsonb, .bit, .varbit, .xml, .tsvector,
      .composite, .range:
      return "extended"
    case .boolean, .smallint, .integer, .bigint, .real, .doublePrecision, .money, .name, .uuid,
      .date, .time, .timetz, .timestamp, .timestamptz, .interval, .macaddr, .macaddr8, .oid,
      .tsquery, .enumeration:
      return "plain"
    case .domain: return nil
    case .other(let name):
      let word = name.description
      if ["path", "polygon"].contains(word) || word.hasSuffix("range") { return "extended" }
      return ["point", "line", "lseg", "box", "circle"].contains(word) ? "plain" : nil
    }
  }
}

extension Schema {
  /// The type below domains, whose arrays are no more than arrays.
  public func underlying(_ type: DataType) -> DataType {
    var type = type
    // A chain of domains that led back to itself would be refused by every server.
    var steps = 0
    while case .domain(let name) = type.base, let domain = domain(name), steps < 64 {
      type.base = domain.type.base
      type.dimensions = max(type.dimensions, domain.type.dimensions)
      steps += 1
    }
    return type
  }
}
