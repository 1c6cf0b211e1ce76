import SengiSQL
import SengiSchema

/// `references t (a, b) match full on delete cascade deferrable`, as columns and tables share it.
struct ReferenceClause {
  var namespace: SQLIdentifier?
  var table: SQLIdentifier
  var tableRange: Range<Int>
  var columns: [(name: SQLIdentifier, token: SQLToken)] = []
  var match = ForeignKey.Match.simple
  var onDelete = ForeignKey.Action.noAction
  var onUpdate = ForeignKey.Action.noAction
  var deferral: Deferral?
  var isValidated = true
  var isEnforced = true
  var hasPeriod = false

  /// Reads what follows the word `references`.
  init(_ cursor: inout ClauseCursor) throws(ClauseError) {
    (namespace, table, tableRange) = try cursor.qualifiedName("the referenced table")
    if cursor.nextIsPunctuation("(") {
      (columns, hasPeriod) = try Self.columns(&cursor, "the referenced columns")
    }
    while !cursor.isAtEnd {
      if cursor.accept("match") {
        if cursor.accept("full") {
          match = .full
        } else if !cursor.accept("simple") {
          throw cursor.unexpected("'full' or 'simple' is missing", candidates: ["full", "simple"])
        }
      } else if cursor.accept("on") {
        if cursor.accept("delete") {
          onDelete = try Self.action(&cursor)
        } else if cursor.accept("update") {
          onUpdate = try Self.action(&cursor)
        } else {
          throw cursor.unexpected(
            "'delete' or 'update' is missing after 'on'", candidates: ["delete", "update"])
        }
      } else if cursor.accept("not", "valid") {
        isValidated = false
      } else if cursor.accept("not", "enforced") {
        isEnforced = false
      } else if cursor.accept("enforced") {
        isEnforced = true
      } else if cursor.accept("not", "deferrable") {
        deferral = nil
      } else if let found = try Self.deferral(&cursor) {
        deferral = found
      } else {
        return
      }
    }
  }

  /// Columns in parentheses, the last of which may be a `period`.
  static func columns(
    _ cursor: inout ClauseCursor, _ role: String
  ) throws(ClauseError) -> (columns: [(name: SQLIdentifier, token: SQLToken)], hasPeriod: Bool) {
    try cursor.expectPunctuation("(", "before \(role)")
    var columns: [(name: SQLIdentifier, token: SQLToken)] = []
    var hasPeriod = false
    repeat {
      if cursor.nextIsWord("period"), cursor.peek(1)?.kind != .punctuation {
        cursor.advance()
        hasPeriod = true
      }
      let (name, token) = try cursor.identifier(role)
      columns.append((name, token))
    } while cursor.acceptPunctuation(",")
    try cursor.expectPunctuation(")", "after \(role)")
    return (columns, hasPeriod)
  }

  private static func action(_ cursor: inout ClauseCursor) throws(ClauseError) -> ForeignKey.Action
  {
    if cursor.accept("cascade") { return .cascade }
    if cursor.accept("restrict") { return .restrict }
    if cursor.accept("no", "action") { return .noAction }
    guard cursor.accept("set") else {
      throw cursor.unexpected(
        "an action is missing", candidates: ["cascade", "restrict", "set", "no"],
        remedy: cursor.next == nil
          ? "write cascade, restrict, set null, set default or no action" : nil)
    }
    let isNull = cursor.accept("null")
    if !isNull, !cursor.accept("default") {
      throw cursor.unexpected("'null' or 'default' is missing", candidates: ["null", "default"])
    }
    var columns: [SQLIdentifier] = []
    if cursor.nextIsPunctuation("(") {
      columns = try cursor.identifierList("the columns to set").map(\.name)
    }
    return isNull ? .setNull(columns) : .setDefault(columns)
  }

  /// Reads `deferrable [initially …]` or `not deferrable`; nil when neither comes next.
  static func deferral(_ cursor: inout ClauseCursor) throws(ClauseError) -> Deferral? {
    if cursor.accept("initially", "deferred") {
      _ = cursor.accept("deferrable")
      return .initiallyDeferred
    }
    guard cursor.accept("deferrable") else { return nil }
    if cursor.accept("initially") {
      if cursor.accept("deferred") { return .initiallyDeferred }
      guard cursor.accept("immediate") else {
        throw cursor.unexpected(
          "'deferred' or 'immediate' is missing", candidates: ["deferred", "immediate"])
      }
    }
    return .initiallyImmediate
  }
}
