import SengiSQL
import SengiSchema

/// What follows a column's name in `CREATE TABLE`, in Sengi's reading: NOT NULL unless `?`.
struct ColumnClause {
  struct Unique {
    var name: SQLIdentifier?
    var nullsNotDistinct: Bool
    var deferral: Deferral?
  }

  var type: TypeClause
  var primaryKey: (name: SQLIdentifier?, token: SQLToken, deferral: Deferral?)?
  var unique: Unique?
  var checks: [(name: SQLIdentifier?, text: ClauseText)] = []
  var defaultValue: ClauseText?
  var generated: (Column.Generation, ClauseText?)?
  var reference: (name: SQLIdentifier?, clause: ReferenceClause)?
  var collation: SQLText?
  var storage: SQLIdentifier?
  var compression: SQLIdentifier?

  /// The words that may begin a clause, for ends of expressions and for suggestions.
  static let clauseWords: Set<String> = [
    "primary", "unique", "check", "references", "constraint", "collate", "generated", "not", "null",
    "deferrable", "initially", "default", "storage", "compression",
  ]

  init(
    _ cursor: inout ClauseCursor, shape: (SQLIdentifier?, SQLIdentifier) -> QualifiedName
  ) throws(ClauseError) {
    type = try TypeClause(&cursor, shape: shape)
    while let token = cursor.next {
      var name: SQLIdentifier?
      if cursor.accept("constraint") {
        name = try cursor.identifier("the constraint's name").0
      }
      try readClause(token, named: name, &cursor)
    }
  }

  private mutating func readClause(
    _ token: SQLToken, named name: SQLIdentifier?, _ cursor: inout ClauseCursor
  ) throws(ClauseError) {
    func once(_ isFirst: Bool) throws(ClauseError) {
      guard isFirst else {
        throw cursor.fault(
          SchemaCode.repeatedClause, "'\(token.text)' is said twice", at: cursor.range(token))
      }
    }
    if cursor.accept("primary") {
      try once(primaryKey == nil)
      try cursor.expect("key", after: "'primary'")
      primaryKey = (name, token, try ReferenceClause.deferral(&cursor))
    } else if cursor.accept("unique") {
      try once(unique == nil)
      var found = Unique(name: name, nullsNotDistinct: false, deferral: nil)
      if cursor.accept("nulls", "not", "distinct") { found.nullsNotDistinct = true }
      _ = cursor.accept("nulls", "distinct")
      found.deferral = try ReferenceClause.deferral(&cursor)
      unique = found
    } else if cursor.accept("check") {
      checks.append((name, try cursor.parenthesized("the check's condition")))
    } else if cursor.accept("default") {
      try once(defaultValue == nil)
      defaultValue = try cursor.expression(
        until: Self.clauseWords, "the default's expression")
    } else if cursor.accept("references") {
      try once(reference == nil)
      reference = (name, try ReferenceClause(&cursor))
    } else if let found = try cursor.collation() {
      try once(collation == nil)
      collation = found
    } else if cursor.accept("storage") {
      try once(storage == nil)
      storage = try cursor.identifier("the storage").0
    } else if cursor.accept("compression") {
      try once(compression == nil)
      compression = try cursor.identifier("the compression method").0
    } else if cursor.accept("generated") {
      try once(generated == nil)
      generated = try Self.generation(&cursor)
    } else if cursor.nextIsWord("not") || cursor.nextIsWord("null") {
      throw cursor.fault(
        SchemaCode.nullabilityInTail, "a column is NOT NULL unless its type ends in '?'",
        remedy: cursor.nextIsWord("not") ? "leave 'not null' out" : "write '?' after the type",
        at: cursor.here)
    } else {
      throw cursor.unexpected(
        "'\(cursor.next?.text ?? "")' is no clause of a column",
        candidates: Self.clauseWords.sorted())
    }
  }

  private static func generation(
    _ cursor: inout ClauseCursor
  ) throws(ClauseError) -> (Column.Generation, ClauseText?) {
    let always = cursor.accept("always")
    if !always, !cursor.accept("by", "default") {
      throw cursor.unexpected(
        "'always' or 'by default' is missing after 'generated'", candidates: ["always", "by"])
    }
    try cursor.expect("as", after: "'generated \(always ? "always" : "by default")'")
    if cursor.accept("identity") {
      let options =
        cursor.nextIsPunctuation("(") ? try cursor.parenthesized("the sequence's options") : nil
      return (.identity(always: always, options: options?.expression), nil)
    }
    guard always else { throw cursor.unexpected("'identity' is missing", candidates: ["identity"]) }
    let text = try cursor.parenthesized("the generated column's expression")
    if cursor.accept("stored") { return (.stored(text.expression), text) }
    if cursor.accept("virtual") { return (.virtual(text.expression), text) }
    throw cursor.unexpected(
      "'stored' or 'virtual' is missing", candidates: ["stored", "virtual"],
      remedy: cursor.next == nil ? "write 'stored' after the expression" : nil)
  }
}
