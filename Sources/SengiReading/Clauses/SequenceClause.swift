import SengiSQL
import SengiSchema

/// What follows a sequence's name in `CREATE SEQUENCE`.
struct SequenceClause {
  var options = SequenceOptions()
  var isUnlogged = false
  var ownedBy: (namespace: SQLIdentifier?, table: SQLIdentifier, column: SQLIdentifier)?

  private static let words = [
    "as", "increment", "minvalue", "maxvalue", "start", "cache", "cycle", "no", "owned",
  ]

  init(_ cursor: inout ClauseCursor) throws(ClauseError) {
    isUnlogged = cursor.accept("unlogged")
    while let token = cursor.next {
      if cursor.accept("as") {
        guard let type = try BuiltinTypes.read(&cursor),
          [.smallint, .integer, .bigint].contains(type)
        else {
          throw cursor.unexpected(
            "a sequence counts in smallint, integer or bigint",
            candidates: ["smallint", "integer", "bigint"])
        }
        options.type = type == .bigint ? nil : type
      } else if cursor.accept("increment") {
        _ = cursor.accept("by")
        options.increment = try Self.number(&cursor)
      } else if cursor.accept("minvalue") {
        options.minimum = try Self.number(&cursor)
      } else if cursor.accept("maxvalue") {
        options.maximum = try Self.number(&cursor)
      } else if cursor.accept("start") {
        _ = cursor.accept("with")
        options.start = try Self.number(&cursor)
      } else if cursor.accept("cache") {
        options.cache = try Self.number(&cursor)
      } else if cursor.accept("cycle") {
        options.cycles = true
      } else if cursor.accept("no") {
        guard cursor.accept("minvalue") || cursor.accept("maxvalue") || cursor.accept("cycle")
        else {
          throw cursor.unexpected(
            "'minvalue', 'maxvalue' or 'cycle' is missing after 'no'",
            candidates: ["minvalue", "maxvalue", "cycle"])
        }
      } else if cursor.accept("owned") {
        try cursor.expect("by", after: "'owned'")
        if !cursor.accept("none") { ownedBy = try Self.column(&cursor) }
      } else {
        throw cursor.unexpected(
          "'\(token.text)' is no option of a sequence", candidates: Self.words)
      }
    }
  }

  private static func number(_ cursor: inout ClauseCursor) throws(ClauseError) -> Int64 {
    let isNegative = cursor.next?.kind == .symbol && cursor.next?.text == "-"
    if isNegative { cursor.advance() }
    guard let token = cursor.next, token.kind == .number,
      let value = Int64((isNegative ? "-" : "") + token.text)
    else { throw cursor.unexpected("a whole number is missing") }
    cursor.advance()
    return value
  }

  private static func column(
    _ cursor: inout ClauseCursor
  ) throws(ClauseError) -> (
    namespace: SQLIdentifier?, table: SQLIdentifier, column: SQLIdentifier
  ) {
    let (first, second, _) = try cursor.qualifiedName("the column, as table.column")
    guard let first else {
      throw cursor.unexpected("the column is missing", remedy: "write 'owned by table.column'")
    }
    guard cursor.acceptPunctuation(".") else { return (nil, first, second) }
    return (first, second, try cursor.identifier("the column").0)
  }
}
