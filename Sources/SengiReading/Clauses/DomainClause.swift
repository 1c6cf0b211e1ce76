import SengiSQL
import SengiSchema

/// What follows a domain's name: its type, then collation, default, NOT NULL and checks.
struct DomainClause {
  var type: TypeClause
  var collation: SQLText?
  var defaultValue: ClauseText?
  var isNotNull = false
  var notNullName: SQLIdentifier?
  var checks: [(name: SQLIdentifier?, text: ClauseText)] = []

  private static let words: Set<String> = [
    "collate", "default", "not", "null", "constraint", "check",
  ]

  init(
    _ cursor: inout ClauseCursor, shape: (SQLIdentifier?, SQLIdentifier) -> QualifiedName
  ) throws(ClauseError) {
    _ = cursor.accept("as")
    type = try TypeClause(&cursor, shape: shape)
    if type.isNullable || type.isSerial {
      throw cursor.fault(
        SchemaCode.nullabilityInTail,
        type.isSerial ? "a domain cannot be over serial" : "a domain is nullable by itself",
        remedy: type.isSerial ? "use the integer type" : "leave '?' out; 'not null' forbids NULL",
        at: cursor.text.range(type.range))
    }
    while let token = cursor.next {
      var name: SQLIdentifier?
      if cursor.accept("constraint") {
        name = try cursor.identifier("the constraint's name").0
      }
      if cursor.accept("not", "null") {
        isNotNull = true
        notNullName = name
      } else if cursor.accept("null") {
        isNotNull = false
      } else if cursor.accept("check") {
        checks.append((name, try cursor.parenthesized("the check's condition")))
      } else if cursor.accept("default") {
        defaultValue = try cursor.expression(until: Self.words, "the default's expression")
      } else if let found = try cursor.collation() {
        collation = found
      } else {
        throw cursor.unexpected(
          "'\(token.text)' is no clause of a domain", candidates: Self.words.sorted())
      }
    }
  }
}

extension ClauseCursor {
  /// `collate "C"`; nil when it does not come next.
  mutating func collation() throws(ClauseError) -> SQLText? {
    guard accept("collate") else { return nil }
    let (namespace, name, _) = try qualifiedName("the collation")
    return SQLText(verbatim: (namespace.map { $0.spelled + "." } ?? "") + name.spelled)
  }
}
