import SengiSQL
import SengiSchema

extension SchemaAssembly {
  mutating func views(_ relations: inout RelationDirectory) -> [View] {
    var views: [View] = []
    for row in catalogue.relations where ["v", "m"].contains(row.text("kind")) {
      guard let context = context(row), let query = row.expression("query") else { continue }
      views.append(view(row, query, context, relations))
    }
    return views
  }

  private mutating func view(
    _ row: CatalogueRow, _ query: String, _ context: RelationContext,
    _ relations: RelationDirectory
  ) -> View {
    let isMaterialized = row.text("kind") == "m"
    var view = View(
      name: context.name, isMaterialized: isMaterialized,
      doc: comments["pg_class", context.oid],
      query: SQLExpression(ViewQuery.tidy(simplifier.simplifyStatement(query))))
    let options = row.list("reloptions")
    for option in options where OptionList.name(of: option) == "check_option" {
      view.checkOption = OptionList.value(of: option) == "local" ? .local : .cascaded
    }
    let parameters = [
      OptionList.parameters(options.filter { OptionList.name(of: $0) != "check_option" }),
      OptionList.parameters(row.list("toast_options"), prefix: "toast."),
    ].compactMap(\.self)
    if !parameters.isEmpty {
      view.options = SQLText(verbatim: parameters.joined(separator: ", "))
    }
    view.columns = (columns[context.oid] ?? []).compactMap { viewColumn($0, context) }
    if isMaterialized {
      view.isEmpty = !row.flag("relispopulated")
      if let method = row.name("amname"), method.name != "heap" { view.accessMethod = method }
      view.tablespace = row.name("spcname")
      view.indexes = indexes(of: context, relations)
      view.clusterOn = relations.indexes[context.oid]?.first { $0.flag("indisclustered") }?
        .name("name")
    }
    view.statistics = statistics(of: context, relations)
    view.triggers = triggers(of: context, relations)
    view.rules = rules(of: context, relations)
    view.owner = owner(row)
    return view
  }

  /// The database knows every column's type, and of none whether it can be NULL.
  private mutating func viewColumn(
    _ row: CatalogueRow, _ context: RelationContext
  ) -> View.Column? {
    guard let name = row.name("name") else { return nil }
    let type = type(of: row)
    return View.Column(
      name: name, doc: comments["pg_class", context.oid, part: row.number("attnum") ?? 0],
      defaultValue: row.expression("value").map {
        SQLExpression(
          simplifier.simplify($0, ExpressionSimplifier.Context(columns: [:], target: type)))
      },
      settings: settings(row, context), type: type, isNullable: true)
  }
}

/// The text of a view's query.
enum ViewQuery {
  /// Key words in lower case; one line when that is short, otherwise the server's own lines.
  static func tidy(_ query: String) -> String {
    var text = DeparsedText.tidy(query)
    if text.hasSuffix(";") { text.removeLast() }
    return text
  }
}
