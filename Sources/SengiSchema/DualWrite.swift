import SengiSQL

/// What keeps a column and the one it replaces the same while both stand: a trigger and its
/// function, and the conditions by which rows are found that are not.
///
/// Where a row says only one of the two, the other is computed. What says both stays as it is
/// written.
public struct DualWrite: Sendable, Hashable {
  public let table: QualifiedName
  /// The column that stays.
  public let new: Column
  /// The column that goes.
  public let old: Column
  /// The new value out of a row with the old one.
  public let from: SQLExpression
  /// The old value out of a row with the new one; nil where it is NULL.
  public let back: SQLExpression?

  /// - Returns: nil for a column that replaces none, or none that is there, or has it from a parent.
  public init?(of column: Column, in table: Table) {
    guard let replacement = column.replaces, !column.isInherited,
      let old = table.column(replacement.column), old.name != column.name
    else { return nil }
    self.table = table.name
    self.new = column
    self.old = old
    from = replacement.from
    back = column.back
  }

  /// What stands between both phases, in words.
  public var note: String {
    "\(table).\(old.name) is being replaced by \(new.name); contract when no application writes it"
  }

  /// `orders_amount_cents_replaces`, of both the trigger and the function, which lies in the table's
  /// namespace.
  public var name: SQLIdentifier { DefaultName.dualWrite(table.name, new.name) }

  public var functionName: QualifiedName { QualifiedName(table.namespace, name) }

  public var trigger: Trigger {
    // Names of a table's own namespace are found first.
    Trigger(
      name: name, event: SQLExpression("before insert or update"),
      action: SQLExpression("for each row execute function \(name.spelled)()"))
  }

  /// - Parameter searchPath: Where names in the expressions are looked for.
  public func function(searchPath: [SQLIdentifier]) -> Function {
    let path = searchPath.map(\.spelled).joined(separator: ", ")
    let quote = Self.quote(for: body)
    return Function(
      name: functionName,
      definition: SQLExpression(
        "() returns trigger language plpgsql set search_path = \(path) as \(quote)\(body)\(quote)"))
  }

  /// What the function does, to the byte as the server keeps it.
  public var body: String { text.description }

  // MARK: Conditions

  /// `from` as a value of the new column's type.
  public var newValue: SQLText { Self.value(from, of: new.type) }

  /// `back` as a value of the old column's type; NULL where nothing says what it is.
  public var oldValue: SQLText { back.map { Self.value($0, of: old.type) } ?? "NULL" }

  /// Whether neither column of a row follows from the other.
  public var disagrees: SQLText {
    let isOther: SQLText =
      back == nil
      ? "\(old.name) IS NOT NULL" : Self.differ(old.type, "\(old.name)", oldValue)
    return """
      \(Self.differ(new.type, "\(new.name)", newValue))
        AND (\(new.name) IS NULL OR \(isOther))
      """
  }

  /// Whether the old column has yet to be filled from the new one.
  public var lacksOldValue: SQLText {
    "\(old.name) IS NULL AND \(oldValue) IS NOT NULL"
  }

  private static func value(_ expression: SQLExpression, of type: DataType) -> SQLText {
    switch type.base {
    // A cast would cut what is too long, where an assignment refuses it.
    case .varchar, .char, .bit, .varbit: "(\(expression.sql))"
    default: "(\(expression.sql))::\(type.sql)"
    }
  }

  private static func differ(_ type: DataType, _ left: SQLText, _ right: SQLText) -> SQLText {
    switch type.base {
    // These have no equality.
    case .json, .xml, .other: "(\(left))::text IS DISTINCT FROM (\(right))::text"
    default: "\(left) IS DISTINCT FROM \(right)"
    }
  }

  // MARK: The function

  private var text: SQLText {
    let isUnset: SQLText =
      old.defaultValue.map { value in
        let isOther = Self.differ(old.type, "NEW.\(old.name)", Self.value(value, of: old.type))
        return "(NEW.\(old.name) IS NULL OR NOT (\(isOther)))"
      } ?? "NEW.\(old.name) IS NULL"
    let given = row("NEW", newValue)
    let taken: SQLText = back == nil ? "NULL" : row("NEW", oldValue)
    let isOtherThanGiven = Self.differ(new.type, "NEW.\(new.name)", "given")
    let saysNew = Self.differ(new.type, "NEW.\(new.name)", "OLD.\(new.name)")
    let saysOld = Self.differ(old.type, "NEW.\(old.name)", "OLD.\(old.name)")
    let givesOther = Self.differ(new.type, "given", row("OLD", newValue))
    // A row whose old value has just been made out of the new one is as it should be.
    let isNotTaken: SQLText =
      back == nil ? "" : "\(Self.differ(old.type, "NEW.\(old.name)", taken)) AND "
    return """

      #variable_conflict use_column
      DECLARE
        given \(new.type.sql) := \(given);
      BEGIN
        IF TG_OP = 'INSERT' THEN
          IF NEW.\(new.name) IS NULL THEN
            NEW.\(new.name) := given;
          ELSIF \(isUnset) AND \(isOtherThanGiven) THEN
            NEW.\(old.name) := \(taken);
          END IF;
        ELSIF \(isOtherThanGiven) THEN
          IF \(saysNew) THEN
            IF NOT (\(saysOld)) THEN
              NEW.\(old.name) := \(taken);
            END IF;
          ELSIF \(isNotTaken)\(givesOther) THEN
            NEW.\(new.name) := given;
          END IF;
        END IF;
        RETURN NEW;
      END

      """
  }

  /// A value out of a row of the trigger's, whose columns the expression names as in the table.
  private func row(_ record: SQLText, _ value: SQLText) -> SQLText {
    "(SELECT \(value) FROM (SELECT \(record).*) AS \(table.name))"
  }

  private static func quote(for body: String) -> String {
    var number = 0
    var quote = "$$"
    while body.contains(quote) {
      number += 1
      quote = "$sengi\(number)$"
    }
    return quote
  }
}
