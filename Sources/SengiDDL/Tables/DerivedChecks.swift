import SengiSQL
import SengiSchema

/// Checks that a table has without its author having written them.
enum DerivedChecks {
  static func checks(of table: Table, _ index: SchemaIndex) -> [CheckConstraint] {
    table.columns.compactMap { labels(of: $0, in: table, index) }
  }

  /// An enum kept as text lets only its labels in.
  private static func labels(
    of column: Column, in table: Table, _ index: SchemaIndex
  ) -> CheckConstraint? {
    guard !column.isInherited, let enumeration = index.textEnumeration(of: column),
      !enumeration.values.isEmpty
    else { return nil }
    let name = DefaultName.check(table.name.name, column.name)
    guard !table.checks.contains(where: { $0.name == name }) else { return nil }
    let labels = enumeration.values.map { SQLLiteral($0.label).sql }.joined(separator: ", ")
    let condition =
      column.type.isArray
      ? "\(column.name.quoted) <@ ARRAY[\(labels)]" : "\(column.name.quoted) IN (\(labels))"
    return CheckConstraint(name: name, expression: SQLExpression(condition))
  }
}
