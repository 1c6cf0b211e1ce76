import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// Whether the column, or one below that what is said to it reaches, has a default to this moment.
  func hasDefault(_ old: Column, of table: QualifiedName) -> Bool {
    old.defaultValue != nil && !unset.contains(.table(table).appending(.column(old.name)))
      || keptDescendants(of: table).contains {
        self.old.table($0)?.column(old.name)?.defaultValue != nil
      }
  }

  /// Gives a column or domain its default again.
  mutating func setDefault(_ path: ObjectPath) {
    switch new.element(path) {
    case .column(let column, let table)?:
      guard let value = column.defaultValue else { return }
      if let former = old.element(path), case .column(let before, _) = former,
        before.type != column.type || (before.defaultValue != value && !retyped.contains(path))
      {
        // Set where the column is altered.
        return
      }
      setDefault(value, .column(column, of: table), table)
    case .domain(let domain)?:
      guard let value = domain.defaultValue, !steppingAside.contains(path) else { return }
      append(
        "ALTER DOMAIN \(domain.name) SET DEFAULT \(value.sql);", .domain(domain),
        searchPath: self.path(of: domain.name.namespace))
    default: break
    }
  }

  /// Of the column alone: its children have defaults of their own.
  mutating func setDefault(
    _ value: SQLExpression, _ element: SchemaElement, _ table: QualifiedName
  ) {
    alterColumn(
      "SET DEFAULT \(value.sql)", element, table, isAlone: true,
      searchPath: path(of: table.namespace))
  }
}
