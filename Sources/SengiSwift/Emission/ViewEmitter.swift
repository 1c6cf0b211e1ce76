import SengiSQL
import SengiSchema

/// Makes the view of a view's row type, which is a table's without anything that writes.
struct ViewEmitter {
  let source: View
  let table: TableEmitter

  init(_ view: View, _ schema: Schema, _ spelling: TypeSpelling, _ layout: SwiftLayout) {
    source = view
    table = TableEmitter(Table(rowOf: view), schema, spelling, layout)
  }

  func view() -> ReadOnlyRowView {
    var view = table.view()
    view.doc = SwiftLines(documentation)
    view.header = SwiftLines(
      table.layout.type(
        "\(table.library.access)struct \(table.name)",
        [table.library[.sqlView], table.library[.hashable]]
          + (view.codable == nil ? [] : [table.library[.codable]])
          + (table.isSensitive ? [table.library[.customReflectable]] : [])))
    return ReadOnlyRowView(row: view, refreshing: source.isMaterialized ? refreshing : [])
  }

  private var documentation: [SwiftCode] {
    let name = DocText.code(source.name.description)
    let kind = source.isMaterialized ? "materialized view" : "view"
    let summary = source.doc ?? "A row of `\(name)`, only to be read."
    return SwiftDocComment(
      [summary, "PostgreSQL: \(kind) `\(name)`."], width: table.layout.width
    ).lines
  }

  /// `REFRESH MATERIALIZED VIEW`; without locking out readers where an index tells rows apart.
  private var refreshing: [StatementView] {
    let isUnique = source.indexes.contains { $0.keyColumns != nil }
    let plain = statement(
      "refresh", "Runs the query again; nobody can read the view meanwhile.",
      "REFRESH MATERIALIZED VIEW \(source.name)")
    guard isUnique else { return [plain] }
    return [
      plain,
      statement(
        "refreshConcurrently", "Runs the query again while others read what was there before.",
        "REFRESH MATERIALIZED VIEW CONCURRENTLY \(source.name)"),
    ]
  }

  private func statement(_ function: StaticString, _ doc: String, _ sql: SQLText) -> StatementView {
    let command = table.library[.sqlCommand]
    let name = table.spelling.names.absolute(table.name, in: source.name.namespace).description
    let signature: SwiftCode =
      "\(table.library.access)static func \(SwiftCode(stringLiteral: function))() -> \(command) {"
    return StatementView(
      doc: SwiftLines(SwiftDocComment([doc], width: table.body.width).lines),
      signature: SwiftLines(signature), maker: command,
      sql: SwiftStringLiteral(sql.description),
      tail: SwiftLines(
        StatementTail.lines(
          table.layout.inside(6), binds: [], name: "\(name).\(function.description)")))
  }
}

extension View {
  /// Whether its columns' types are said, so that Swift can have a row of it.
  var hasRow: Bool { columns.contains { $0.type != nil } }
}

extension Table {
  /// A table with the columns of a view whose types are said.
  init(rowOf view: View) {
    self.init(
      name: view.name, doc: view.doc, swiftName: view.swiftName,
      columns: view.columns.compactMap { column in
        guard let type = column.type else { return nil }
        var result = Column(name: column.name, type: type, isNullable: column.isNullable)
        result.doc = column.doc
        result.swiftName = column.swiftName
        result.sensitive = column.sensitive
        return result
      })
  }
}
