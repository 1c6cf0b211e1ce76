import SengiSQL
import SengiSchema

extension SchemaAssembly {
  func aggregates() -> [Function] {
    ordered(catalogue.aggregates, byPart: 0).compactMap { row in
      guard let name = row.name("name"), let namespace = row.name("nspname") else { return nil }
      let parts = row.texts("parts")
      let arguments = (parts.first ?? nil).flatMap { $0.isEmpty ? nil : $0 } ?? "*"
      let options = aggregateOptions(row, parts, namespace)
      let definition = "(\(DeparsedText.line(arguments))) (\(options.joined(separator: ", ")))"
      return Function(
        kind: .aggregate, name: QualifiedName(namespace, name),
        definition: SQLExpression(definition), doc: comments["pg_proc", row.oid("oid")],
        owner: owner(row))
    }
  }

  private func aggregateOptions(
    _ row: CatalogueRow, _ parts: [String?], _ namespace: SQLIdentifier
  ) -> [String] {
    func part(_ index: Int) -> String? { parts.indices.contains(index) ? parts[index] : nil }
    var options: [String] = []
    func add(_ key: String, _ value: String?) {
      if let value { options.append("\(key) = \(value)") }
    }
    func words(_ letter: String?, default expected: String) -> String? {
      letter == expected
        ? nil : ["r": "read_only", "s": "shareable", "w": "read_write"][letter ?? ""]
    }
    let expected = row.text("aggkind") == "n" ? "r" : "w"
    add("sfunc", part(1))
    add("stype", part(2))
    if let space = row.number("aggtransspace"), space != 0 { add("sspace", "\(space)") }
    add("initcond", row.text("agginitval").map { SQLLiteral($0).sql })
    add("finalfunc", part(3))
    if row.flag("aggfinalextra") { options.append("finalfunc_extra") }
    if part(3) != nil { add("finalfunc_modify", words(row.text("finalmodify"), default: expected)) }
    add("combinefunc", part(4))
    add("serialfunc", part(5))
    add("deserialfunc", part(6))
    add("msfunc", part(7))
    add("minvfunc", part(8))
    add("mstype", part(9))
    if let space = row.number("aggmtransspace"), space != 0 { add("msspace", "\(space)") }
    add("minitcond", row.text("aggminitval").map { SQLLiteral($0).sql })
    add("mfinalfunc", part(10))
    if row.flag("aggmfinalextra") { options.append("mfinalfunc_extra") }
    if part(10) != nil {
      add("mfinalfunc_modify", words(row.text("mfinalmodify"), default: expected))
    }
    add("sortop", operatorName(row, "oprname", "operator_namespace", namespace))
    switch row.text("parallel") {
    case "s": add("parallel", "safe")
    case "r": add("parallel", "restricted")
    default: break
    }
    if row.text("aggkind") == "h" { options.append("hypothetical") }
    return options
  }

  /// `<`, or `operator(app.<)` for one that lives elsewhere.
  func operatorName(
    _ row: CatalogueRow, _ name: String, _ home: String, _ namespace: SQLIdentifier
  ) -> String? {
    guard let symbol = row.text(name), let home = row.name(home) else { return nil }
    return home == namespace || home.name == "pg_catalog"
      ? symbol : "operator(\(home.spelled).\(symbol))"
  }
}
