import SengiSQL
import SengiSchema

extension SchemaAssembly {
  func functions() -> [Function] {
    ordered(catalogue.functions, byPart: 4).compactMap { row in
      guard let name = row.name("name"), let namespace = row.name("nspname") else { return nil }
      return Function(
        kind: row.text("kind") == "p" ? .procedure : .function,
        name: QualifiedName(namespace, name), definition: SQLExpression(definition(row)),
        doc: comments["pg_proc", row.oid("oid")], owner: owner(row))
    }
  }

  /// Overloads in the order of their arguments, as OIDs differ from database to database.
  func ordered(_ rows: [CatalogueRow], byPart part: Int) -> [CatalogueRow] {
    let keys = rows.map { row in
      let parts = row.texts("parts")
      return (
        row.text("nspname") ?? "", row.text("name") ?? "",
        parts.indices.contains(part) ? parts[part] ?? "" : ""
      )
    }
    return rows.indices.sorted { keys[$0] < keys[$1] }.map { rows[$0] }
  }

  /// What follows the name in `CREATE FUNCTION`, without what is default.
  private func definition(_ row: CatalogueRow) -> String {
    let parts = row.texts("parts")
    func part(_ index: Int) -> String? { parts.indices.contains(index) ? parts[index] : nil }
    var head = "(" + DeparsedText.line(part(0) ?? "") + ")"
    if let result = part(1) { head += " returns " + DeparsedText.line(result) }

    let language = row.name("lanname")
    var attributes = ["language " + (language?.spelled ?? "sql")]
    if let types = part(5) { attributes.append("transform " + types) }
    if row.text("kind") == "w" { attributes.append("window") }
    switch row.text("volatility") {
    case "i": attributes.append("immutable")
    case "s": attributes.append("stable")
    default: break
    }
    if row.flag("proleakproof") { attributes.append("leakproof") }
    if row.flag("proisstrict") { attributes.append("strict") }
    if row.flag("prosecdef") { attributes.append("security definer") }
    switch row.text("parallel") {
    case "s": attributes.append("parallel safe")
    case "r": attributes.append("parallel restricted")
    default: break
    }
    let isNative = language?.name == "c" || language?.name == "internal"
    if let cost = row.text("cost"), cost != (isNative ? "1" : "100") {
      attributes.append("cost " + cost)
    }
    if let rows = row.text("rows"), row.flag("proretset"), rows != "1000" {
      attributes.append("rows " + rows)
    }
    if let support = part(3) { attributes.append("support " + support) }
    attributes += row.list("proconfig").map(FunctionSetting.clause)

    let body = body(row, part(2))
    let line = head + " " + attributes.joined(separator: " ")
    let isLong = body.contains("\n") || line.utf8.count > 96
    return isLong
      ? head + "\n" + attributes.joined(separator: " ") + "\n" + body : line + " " + body
  }

  private func body(_ row: CatalogueRow, _ parsed: String?) -> String {
    if let parsed { return DeparsedText.tidy(parsed) }
    let source = row.text("prosrc") ?? ""
    if let file = row.text("probin") {
      return "as " + SQLLiteral(file).sql + ", " + SQLLiteral(source).sql
    }
    return "as " + DollarQuote.quoting(source)
  }
}
