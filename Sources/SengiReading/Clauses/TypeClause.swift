import SengiSQL
import SengiSchema

/// A type as a column or a shape's field writes it.
struct TypeClause {
  enum Name {
    case builtin(BaseType)
    /// A name that only the schema can explain.
    case named(SQLIdentifier?, SQLIdentifier, modifiers: String)
  }

  var name: Name
  var dimensions = 0
  var hasNullableElements = false
  var isNullable = false
  var isSerial = false
  /// The words of the type in the clause.
  var range: Range<Int>

  /// Reads `text`, `numeric(12,2)?`, `jsonb<settings>`, `text?[]`.
  init(
    _ cursor: inout ClauseCursor, shape: (SQLIdentifier?, SQLIdentifier) -> QualifiedName
  ) throws(ClauseError) {
    guard let first = cursor.next else { throw cursor.unexpected("the type is missing") }
    name = .builtin(.text)
    range = first.range
    if let serial = Self.serial(first), cursor.peek(1)?.isPunctuation(".") != true {
      cursor.advance()
      name = .builtin(serial)
      isSerial = true
    } else if let json = Self.json(first), cursor.peek(1)?.text == "<" {
      cursor.advance()
      cursor.advance()
      let (namespace, shapeName, _) = try cursor.qualifiedName("a shape's name")
      guard let close = cursor.next, close.kind == .symbol, close.text == ">" || close.text == ">?"
      else { throw cursor.unexpected("'>' is missing after the shape's name") }
      cursor.advance()
      name = .builtin(json(shape(namespace, shapeName)))
      isNullable = close.text == ">?"
    } else if first.kind == .word, cursor.peek(1)?.isPunctuation(".") != true,
      let builtin = try BuiltinTypes.read(&cursor)
    {
      name = .builtin(builtin)
    } else {
      let (namespace, typeName, _) = try cursor.qualifiedName("the type")
      var modifiers = ""
      if cursor.nextIsPunctuation("("), let open = cursor.next {
        let close = try cursor.skipGroup()
        modifiers = cursor.compact(open.range.lowerBound..<close.range.upperBound)
      }
      name = .named(namespace, typeName, modifiers: modifiers)
    }
    try readSuffix(&cursor)
    let last = cursor.index > 0 ? cursor.tokens[cursor.index - 1] : first
    range = first.range.lowerBound..<last.range.upperBound
  }

  private mutating func readSuffix(_ cursor: inout ClauseCursor) throws(ClauseError) {
    while let token = cursor.next {
      if token.kind == .symbol, token.text == "?" {
        guard !isNullable else {
          throw cursor.unexpected("'?' stands twice", remedy: "one '?' says that NULL is allowed")
        }
        isNullable = true
      } else if token.isPunctuation("[") {
        if isNullable {
          guard dimensions == 0 else {
            throw cursor.unexpected("'?' stands between '[]' and '[]'")
          }
          isNullable = false
          hasNullableElements = true
        }
        cursor.advance()
        if cursor.next?.kind == .number { cursor.advance() }
        guard cursor.nextIsPunctuation("]") else { throw cursor.unexpected("']' is missing") }
        dimensions += 1
      } else {
        return
      }
      cursor.advance()
    }
  }

  private static func serial(_ token: SQLToken) -> BaseType? {
    guard token.kind == .word else { return nil }
    return switch token.text {
    case "serial", "serial4": .integer
    case "bigserial", "serial8": .bigint
    case "smallserial", "serial2": .smallint
    default: nil
    }
  }

  private static func json(_ token: SQLToken) -> ((QualifiedName?) -> BaseType)? {
    guard token.kind == .word else { return nil }
    return switch token.text {
    case "json": { .json(shape: $0) }
    case "jsonb": { .jsonb(shape: $0) }
    default: nil
    }
  }
}
