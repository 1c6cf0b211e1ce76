import SengiSQL
import SengiSchema

/// A rule of a table that a row can break, with its name in Swift.
struct ConstraintPlan: Sendable {
  /// As the catalogue holds it.
  let name: SQLIdentifier
  let swiftName: SwiftIdentifier
  /// The rule in SQL, on one line.
  let definition: String
  /// Whether it is a check, of the user's own or of a shape.
  let isAboutSingleRows: Bool

  /// The table's keys, unique indexes, checks, foreign keys and exclusions, in this order.
  ///
  /// The Swift name is made from the constraint's without the table's in front of it:
  /// `users_email_key` is `emailKey`. Where that is taken, the whole name is used
  /// (`usersEmailKey`), and where that is taken too, the lowest number from 2 on that is free.
  static func plans(of table: Table, in schema: Schema) -> [ConstraintPlan] {
    let prefix = NameWords(table.name.name.name).words
    var taken: Set<String> = []
    return rules(of: table, in: schema).map { rule in
      let whole = NameWords(rule.name.name)
      var short = whole
      if whole.words.count > prefix.count, whole.words.starts(with: prefix) {
        short.words.removeFirst(prefix.count)
      }
      let last = whole.member ?? NameWords.spelled(rule.name.name, as: "constraint")
      var name = short.member ?? last
      if taken.contains(name.name) { name = last }
      var number = 2
      while taken.contains(name.name) {
        name = SwiftIdentifier(derived: "\(last.name)\(number)")
        number += 1
      }
      taken.insert(name.name)
      return ConstraintPlan(
        name: rule.name, swiftName: name, definition: rule.definition,
        isAboutSingleRows: rule.isAboutSingleRows)
    }
  }

  private typealias Rule = (name: SQLIdentifier, definition: String, isAboutSingleRows: Bool)

  private static func rules(of table: Table, in schema: Schema) -> [Rule] {
    func list(_ columns: [SQLIdentifier]) -> String {
      "(" + columns.map(\.name).joined(separator: ", ") + ")"
    }
    var rules: [Rule] = []
    if let key = table.primaryKey {
      rules.append((key.name, "primary key \(list(key.columns))", false))
    }
    rules += table.uniques.map { ($0.name, "unique \(list($0.columns))", false) }
    rules += table.indexes.filter(\.isUnique).map { index in
      let keys = index.keys.map { key in
        switch key.subject {
        case .column(let name): name.name
        case .expression(let expression): expression.source
        }
      }
      let condition = index.predicate.map { " where \($0.source)" } ?? ""
      return (index.name, "unique index (\(keys.joined(separator: ", ")))\(condition)", false)
    }
    rules += table.checks.filter(\.isEnforced).map {
      ($0.name, "check (\($0.expression.source))", true)
    }
    rules += table.columns.filter(schema.enforcesShape).map { column in
      (
        DefaultName.shapeCheck(table.name.name, column.name),
        "the shape of \(column.name.name)", true
      )
    }
    rules += table.foreignKeys.filter(\.isEnforced).map { key in
      (key.name, "foreign key \(list(key.columns)) references \(key.referencedTable)", false)
    }
    rules += table.exclusions.map { ($0.name, "exclude \($0.definition.source)", false) }
    return rules
  }
}
