import SengiSQL
import SengiSchema

extension Table {
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
