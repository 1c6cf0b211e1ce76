import SengiSQL
import SengiSchema

/// PostgreSQL's own types under all their spellings (manual, table 8.1).
enum BuiltinTypes {
  /// Reads a built-in type with its modifiers; nil, with nothing read, when the word is none.
  static func read(_ cursor: inout ClauseCursor) throws(ClauseError) -> BaseType? {
    guard let word = cursor.next, word.kind == .word else { return nil }
    if let plain = plain[word.text] {
      cursor.advance()
      return plain
    }
    switch word.text {
    case "double":
      cursor.advance()
      try cursor.expect("precision", after: "'double'")
      return .doublePrecision
    case "float":
      cursor.advance()
      let bits = try size(&cursor, "float", 1...53)
      return (bits ?? 53) <= 24 ? .real : .doublePrecision
    case "numeric", "decimal", "dec":
      cursor.advance()
      return try numeric(&cursor)
    case "varchar":
      cursor.advance()
      return .varchar(try size(&cursor, "varchar", 1...10_485_760))
    case "character", "char", "bpchar":
      cursor.advance()
      if word.text != "bpchar", cursor.accept("varying") {
        return .varchar(try size(&cursor, "varchar", 1...10_485_760))
      }
      let length = try size(&cursor, word.text, 1...10_485_760)
      return word.text == "bpchar" && length == nil ? .other("bpchar") : .char(length)
    case "bit":
      cursor.advance()
      if cursor.accept("varying") { return .varbit(try size(&cursor, "varbit", 1...83_886_080)) }
      return .bit(try size(&cursor, "bit", 1...83_886_080))
    case "varbit":
      cursor.advance()
      return .varbit(try size(&cursor, "varbit", 1...83_886_080))
    case "time", "timetz", "timestamp", "timestamptz":
      cursor.advance()
      return try dateTime(word.text, &cursor)
    case "interval":
      cursor.advance()
      return try interval(&cursor)
    default:
      return nil
    }
  }

  /// Every spelling, for suggestions.
  static let names: [String] =
    (plain.keys
    + [
      "double precision", "float", "numeric", "decimal", "varchar", "character", "char", "bit",
      "varbit", "time", "timetz", "timestamp", "timestamptz", "interval", "serial", "bigserial",
      "smallserial",
    ]).sorted()

  private static let plain: [String: BaseType] = {
    var types: [String: BaseType] = [
      "bool": .boolean, "boolean": .boolean, "int2": .smallint, "smallint": .smallint,
      "int": .integer, "int4": .integer, "integer": .integer, "int8": .bigint, "bigint": .bigint,
      "float4": .real, "real": .real, "float8": .doublePrecision, "money": .money, "text": .text,
      "name": .name, "bytea": .bytea, "uuid": .uuid, "date": .date, "json": .json(shape: nil),
      "jsonb": .jsonb(shape: nil), "inet": .inet, "cidr": .cidr, "macaddr": .macaddr,
      "macaddr8": .macaddr8, "oid": .oid, "xml": .xml, "tsvector": .tsvector, "tsquery": .tsquery,
    ]
    // Known to every server, without a Swift type of their own: carried as text.
    for name in [
      "point", "line", "lseg", "box", "path", "polygon", "circle", "int4range", "int8range",
      "numrange", "tsrange", "tstzrange", "daterange", "int4multirange", "int8multirange",
      "nummultirange", "tsmultirange", "tstzmultirange", "datemultirange", "pg_lsn", "jsonpath",
      "regclass", "regtype", "regproc", "regprocedure", "regrole", "regnamespace", "regconfig",
      "txid_snapshot", "pg_snapshot", "xid", "xid8", "cid", "tid", "regcollation",
      "regdictionary", "regoper", "regoperator", "refcursor", "int2vector", "oidvector",
      "pg_node_tree", "aclitem", "anyelement", "anyarray", "record",
    ] {
      types[name] = .other(SQLText(verbatim: name))
    }
    return types
  }()

  private static func size(
    _ cursor: inout ClauseCursor, _ type: String, _ bounds: ClosedRange<Int>
  ) throws(ClauseError) -> Int? {
    guard cursor.acceptPunctuation("(") else { return nil }
    let value = try number(&cursor, type, bounds)
    try cursor.expectPunctuation(")", "after the size")
    return value
  }

  private static func number(
    _ cursor: inout ClauseCursor, _ type: String, _ bounds: ClosedRange<Int>
  ) throws(ClauseError) -> Int {
    let isNegative = cursor.next?.kind == .symbol && cursor.next?.text == "-"
    if isNegative { cursor.advance() }
    guard let token = cursor.next, token.kind == .number else {
      throw cursor.unexpected("a number is missing after '\(type)('")
    }
    guard let digits = Int(token.text), bounds.contains(isNegative ? -digits : digits) else {
      throw cursor.fault(
        SchemaCode.badModifier,
        "\(isNegative ? "-" : "")\(token.text) is out of bounds for \(type)",
        remedy: "use \(bounds.lowerBound) to \(bounds.upperBound)", at: cursor.range(token))
    }
    cursor.advance()
    return isNegative ? -digits : digits
  }

  private static func numeric(_ cursor: inout ClauseCursor) throws(ClauseError) -> BaseType {
    guard cursor.acceptPunctuation("(") else { return .numeric(precision: nil, scale: nil) }
    let precision = try number(&cursor, "numeric", 1...1000)
    var scale: Int?
    if cursor.acceptPunctuation(",") {
      scale = try number(&cursor, "numeric's scale", -1000...1000)
    }
    try cursor.expectPunctuation(")", "after the precision")
    return .numeric(precision: precision, scale: scale)
  }

  private static func dateTime(
    _ word: String, _ cursor: inout ClauseCursor
  ) throws(ClauseError) -> BaseType {
    let precision = try size(&cursor, word, 0...6)
    var withZone = word.hasSuffix("tz")
    if !withZone {
      if cursor.accept("with", "time", "zone") {
        withZone = true
      } else if cursor.nextIsWord("with") || cursor.nextIsWord("without") {
        guard cursor.accept("without", "time", "zone") else {
          throw cursor.unexpected("'time zone' is missing")
        }
      }
    }
    if word.hasPrefix("timestamp") {
      return withZone ? .timestamptz(precision: precision) : .timestamp(precision: precision)
    }
    return withZone ? .timetz(precision: precision) : .time(precision: precision)
  }

  private static func interval(_ cursor: inout ClauseCursor) throws(ClauseError) -> BaseType {
    let units = ["year", "month", "day", "hour", "minute", "second"]
    var fields: String?
    if let first = cursor.next, first.kind == .word, units.contains(first.text) {
      cursor.advance()
      fields = first.text
      if cursor.nextIsWord("to"), let last = cursor.peek(1), units.contains(last.text) {
        cursor.advance()
        cursor.advance()
        fields = "\(first.text) to \(last.text)"
      }
    }
    return .interval(fields: fields, precision: try size(&cursor, "interval", 0...6))
  }
}
