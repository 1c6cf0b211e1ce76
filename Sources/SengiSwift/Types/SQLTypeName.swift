import SengiSQL
import SengiSchema

/// A type as SQL text names it, without its modifiers: in a function's signature, which has none,
/// and as what a range type is over.
struct SQLTypeName: Hashable {
  /// Lower case, or as quoted.
  var namespace: String?
  var name: String
  /// Whether it stood in quotes: `"char"` is another type than `char`.
  var isQuoted = false
  var isArray = false

  /// Reads the type at the head of the tokens and drops its words.
  /// - Returns: nil, with nothing dropped, where no name stands.
  init?(_ tokens: inout ArraySlice<SQLToken>) {
    guard let first = tokens.first, first.isName else { return nil }
    var rest = tokens.dropFirst()
    name = first.text
    isQuoted = first.kind == .quotedIdentifier
    if rest.first?.isPunctuation(".") == true, let second = rest.dropFirst().first, second.isName {
      namespace = first.text
      name = second.text
      rest = rest.dropFirst(2)
    } else if first.kind == .word {
      Self.readWords(&name, &rest)
    }
    if rest.first?.isPunctuation("(") == true { Self.skipGroup(&rest) }
    if namespace == nil, ["time", "timestamp"].contains(name) { Self.readZone(&name, &rest) }
    if rest.first?.isWord("array") == true {
      isArray = true
      rest = rest.dropFirst()
    }
    while rest.first?.isPunctuation("[") == true {
      isArray = true
      rest = rest.drop { !$0.isPunctuation("]") }.dropFirst()
    }
    tokens = rest
  }

  /// Names of several words: `double precision`, `character varying`, `bit varying`, and the fields
  /// of an interval.
  private static func readWords(_ name: inout String, _ rest: inout ArraySlice<SQLToken>) {
    switch name {
    case "double" where rest.first?.isWord("precision") == true:
      name = "float8"
      rest = rest.dropFirst()
    case "character", "char", "bit":
      guard rest.first?.isWord("varying") == true else { return }
      name = name == "bit" ? "varbit" : "varchar"
      rest = rest.dropFirst()
    case "national":
      guard let next = rest.first, next.isWord("character") || next.isWord("char") else { return }
      name = "char"
      rest = rest.dropFirst()
      readWords(&name, &rest)
    case "interval":
      let units: Set<String> = ["year", "month", "day", "hour", "minute", "second", "to"]
      rest = rest.drop { $0.kind == .word && units.contains($0.text) }
    default: return
    }
  }

  private static func readZone(_ name: inout String, _ rest: inout ArraySlice<SQLToken>) {
    let words = rest.prefix(3).map { $0.kind == .word ? $0.text : "" }
    if words == ["with", "time", "zone"] {
      name += "tz"
      rest = rest.dropFirst(3)
    } else if words == ["without", "time", "zone"] {
      rest = rest.dropFirst(3)
    }
  }

  private static func skipGroup(_ rest: inout ArraySlice<SQLToken>) {
    var depth = 0
    repeat {
      if rest.first?.isPunctuation("(") == true { depth += 1 }
      if rest.first?.isPunctuation(")") == true { depth -= 1 }
      rest = rest.dropFirst()
    } while depth > 0 && !rest.isEmpty
  }

  /// The server's own type of this name, for one without a namespace or in `pg_catalog`.
  var builtin: BaseType? {
    guard namespace == nil || namespace == "pg_catalog" else { return nil }
    return isQuoted && name == "char" ? .other("\"char\"") : Self.builtins[name]
  }

  private static let builtins: [String: BaseType] = [
    "bool": .boolean, "boolean": .boolean, "int2": .smallint, "smallint": .smallint,
    "int": .integer, "int4": .integer, "integer": .integer, "int8": .bigint, "bigint": .bigint,
    "float4": .real, "real": .real, "float8": .doublePrecision, "float": .doublePrecision,
    "numeric": .numeric(precision: nil, scale: nil),
    "decimal": .numeric(precision: nil, scale: nil), "dec": .numeric(precision: nil, scale: nil),
    "money": .money, "text": .text, "name": .name, "varchar": .varchar(nil), "bytea": .bytea,
    "character": .other("bpchar"), "char": .other("bpchar"), "bpchar": .other("bpchar"),
    "uuid": .uuid, "date": .date, "time": .time(precision: nil), "timetz": .timetz(precision: nil),
    "timestamp": .timestamp(precision: nil), "timestamptz": .timestamptz(precision: nil),
    "interval": .interval(fields: nil, precision: nil), "json": .json(shape: nil),
    "jsonb": .jsonb(shape: nil), "inet": .inet, "cidr": .cidr, "macaddr": .macaddr,
    "macaddr8": .macaddr8, "oid": .oid, "xml": .xml, "tsvector": .tsvector, "tsquery": .tsquery,
    "varbit": .varbit(nil), "bit": .bit(nil), "citext": .citext,
  ]
}

extension SQLToken {
  /// Whether the token can be a name.
  var isName: Bool { kind == .word || kind == .quotedIdentifier }
}
