/// The row type of a view or materialized view: template `view`.
struct ReadOnlyRowView: TemplateView {
  /// What a row has in common with a table's.
  var row: TableView
  /// The statements that refresh a materialized view.
  var refreshing: [StatementView]

  /// Those of a table's names that its row needs.
  private static let shared = [
    "lib", "doc", "header", "type", "properties", "initializer", "decoding", "mirror", "tableName",
    "columnList", "columnCount", "presenceColumn", "accessors", "columns", "codable",
  ]

  static let fields: [String: TemplateField] =
    TableView.fields.filter { shared.contains($0.key) }
    .merging(["refreshing": .section(StatementView.fields)]) { first, _ in first }

  func value(_ name: String) -> Any? {
    if name == "refreshing" { return refreshing }
    return Self.shared.contains(name) ? row.value(name) : nil
  }
}
