import SengiSQL
import SengiSchema

extension StatementCursor {
  /// A type with its modifiers and dimensions, and whether `serial` was its name.
  mutating func type() -> (clause: TypeClause, isSerial: Bool)? {
    let start = index
    _ = accept("setof")
    var clause: TypeClause
    var isSerial = false
    if let base = builtin() {
      clause = TypeClause(type: DataType(base))
    } else if let serial = serial() {
      clause = TypeClause(type: DataType(serial))
      isSerial = true
    } else {
      index = start
      guard let name = name() else { return nil }
      if name.namespace?.name == "pg_catalog" {
        // The name alone, read once more.
        var inner = StatementCursor(tokens[(index - 1)...])
        if let base = inner.builtin() {
          index = inner.index
          clause = TypeClause(type: DataType(base))
          readDimensions(&clause)
          return (clause, false)
        }
      }
      if next?.isPunctuation("(") == true { _ = parenthesized() }
      clause = TypeClause(type: DataType(.other("\(name)")), name: name)
    }
    readDimensions(&clause)
    return (clause, isSerial)
  }

  private mutating func readDimensions(_ clause: inout TypeClause) {
    if accept("array") { clause.type.dimensions = 1 }
    while next?.isPunctuation("[") == true {
      while let token = next {
        advance()
        if token.isPunctuation("]") { break }
      }
      clause.type.dimensions += 1
    }
  }

  private mutating func serial() -> BaseType? {
    guard let word = next, word.kind == .word else { return nil }
    let type: BaseType
    switch word.text {
    case "serial", "serial4": type = .integer
    case "bigserial", "serial8": type = .bigint
    case "smallserial", "serial2": type = .smallint
    default: return nil
    }
    advance()
    return type
  }

  private mutating func builtin() -> BaseType? {
    guard let word = next, word.kind == .word else { return nil }
    if let plain = Self.plain[word.text] {
      advance()
      return plain
    }
    let start = index
    advance()
    switch word.text {
    case "double" where accept("precision"): return .doublePrecision
    case "float": return (size() ?? 53) <= 24 ? .real : .doublePrecision
    case "numeric", "decimal", "dec":
      let numbers = sizes()
      return .numeric(precision: numbers.first, scale: numbers.dropFirst().first)
    case "varchar": return .varchar(size())
    case "character", "char", "bpchar", "nchar":
      if accept("varying") { return .varchar(size()) }
      let length = size()
      if word.text == "bpchar", length == nil { return .other("bpchar") }
      return .char(length ?? 1)
    case "bit":
      if accept("varying") { return .varbit(size()) }
      return .bit(size() ?? 1)
    case "varbit": return .varbit(size())
    case "time", "timetz", "timestamp", "timestamptz":
      let precision = size()
      let isZoned = word.text.hasSuffix("tz") || accept("with", "time", "zone")
      if !isZoned { _ = accept("without", "time", "zone") }
      if word.text.hasPrefix("timestamp") {
        return isZoned ? .timestamptz(precision: precision) : .timestamp(precision: precision)
      }
      return isZoned ? .timetz(precision: precision) : .time(precision: precision)
    case "interval":
      let fields = intervalFields()
      return .interval(fields: fields, precision: size())
    default:
      index = start
      return nil
    }
  }

  private mutating func intervalFields() -> String? {
    let units = ["year", "month", "day", "hour", "minute", "second"]
    guard let first = next, first.kind == .word, units.contains(first.text) else { return nil }
    advance()
    guard nextIs("to"), let last = peek(1), units.contains(last.text) else { return first.text }
    advance()
    advance()
    return "\(first.text) to \(last.text)"
  }

  private mutating func size() -> Int? { sizes().first }

  private mutating func sizes() -> [Int] {
    var isNegative = false
    var numbers: [Int] = []
    for token in parenthesized() {
      if token.kind == .symbol, token.text == "-" { isNegative = true }
      guard token.kind == .number, let number = Int(token.text) else { continue }
      numbers.append(isNegative ? -number : number)
      isNegative = false
    }
    return numbers
  }

  private static let plain: [String: BaseType] = [
    "bool": .boolean, "boolean": .boolean, "int2": .smallint, "smallint": .smallint,
    "int": .integer, "int4": .integer, "integer": .integer, "int8": .bigint, "bigint": .bigint,
    "float4": .real, "real": .real, "float8": .doublePrecision, "money": .money, "text": .text,
    "name": .name, "bytea": .bytea, "uuid": .uuid, "date": .date, "json": .json(shape: nil),
    "jsonb": .jsonb(shape: nil), "inet": .inet, "cidr": .cidr, "macaddr": .macaddr,
    "macaddr8": .macaddr8, "oid": .oid, "xml": .xml, "tsvector": .tsvector, "tsquery": .tsquery,
    "citext": .citext,
  ]
}
