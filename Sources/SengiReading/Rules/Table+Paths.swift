import SengiSQL
import SengiSchema

extension Table {
  var path: ObjectPath { .table(name) }

  func path(of column: Column) -> ObjectPath { path.appending(.column(column.name)) }
  func path(of key: UniqueConstraint) -> ObjectPath { path.appending(.unique(key.name)) }
  func path(of check: CheckConstraint) -> ObjectPath { path.appending(.check(check.name)) }
  func path(of key: ForeignKey) -> ObjectPath { path.appending(.foreignKey(key.name)) }
  func path(of index: Index) -> ObjectPath { path.appending(.index(index.name)) }
  func path(of trigger: Trigger) -> ObjectPath { path.appending(.trigger(trigger.name)) }

  var columnNames: [String] { columns.map(\.name.name) }
}

extension Schema {
  /// The tables by name, for rules that look up many; of two with one name the first.
  var tablesByName: [QualifiedName: Table] {
    Dictionary(tables.map { ($0.name, $0) }) { first, _ in first }
  }
}

extension [SQLIdentifier] {
  /// `(team_id, user_id)`, as messages show a column list.
  var listed: String { "(" + map(\.name).joined(separator: ", ") + ")" }
}
