import SengiSQL
import SengiSchema

extension SchemaAssembly {
  /// Objects of the rarer kinds that live in a namespace, in the order of kinds and names.
  func namespaceObjects() -> [DefinedObject] {
    typeObjects() + operators() + operatorClasses() + operatorFamilies() + collations()
      + conversions() + textSearchObjects()
  }

  func object(
    _ kind: DefinedObject.Kind, _ row: CatalogueRow, _ catalogue: String, _ definition: String,
    name: String? = nil, alterations: [String] = []
  ) -> DefinedObject {
    DefinedObject(
      kind: kind, namespace: kind.isInNamespace ? row.name("nspname") : nil,
      name: name ?? row.text("name") ?? "", definition: SQLExpression(definition),
      alterations: alterations.map { SQLExpression($0) },
      doc: comments[catalogue, row.oid("oid")], owner: owner(row))
  }

  /// `key = value` for each value that is there, in parentheses.
  private func options(_ keys: [String], _ values: [String?], _ more: [String] = []) -> String {
    var options: [String] = []
    for (key, value) in zip(keys, values) {
      if let value { options.append("\(key) = \(value)") }
    }
    return "(" + (options + more).joined(separator: ", ") + ")"
  }

  private func operators() -> [DefinedObject] {
    // Operators of one name differ in their operands.
    ordered(ordered(catalogue.operators, byPart: 1), byPart: 0).compactMap { row in
      // The other side of a commutator or negator that was never made.
      guard row.flag("is_defined"), let namespace = row.name("nspname") else { return nil }
      let parts = row.texts("parts")
      var more: [String] = []
      if let name = operatorName(row, "commutator", "commutator_namespace", namespace) {
        more.append("commutator = \(name)")
      }
      if let name = operatorName(row, "negator", "negator_namespace", namespace) {
        more.append("negator = \(name)")
      }
      if row.flag("oprcanhash") { more.append("hashes") }
      if row.flag("oprcanmerge") { more.append("merges") }
      let definition = options(
        ["leftarg", "rightarg", "function", "restrict", "join"], parts, more)
      return object(.operator, row, "pg_operator", definition)
    }
  }

  private func classKey(_ row: CatalogueRow, _ name: String, _ namespace: String) -> String {
    "\(row.text(namespace) ?? "").\(row.text(name) ?? "").\(row.text("amname") ?? "")"
  }

  private func named(_ row: CatalogueRow) -> String {
    "\(row.name("name")?.spelled ?? "") using \(row.name("amname")?.spelled ?? "")"
  }

  private func operatorClasses() -> [DefinedObject] {
    catalogue.operatorClasses.compactMap { row in
      guard let namespace = row.name("nspname"), let method = row.name("amname") else { return nil }
      let parts = row.texts("parts")
      var definition = row.flag("opcdefault") ? "default " : ""
      definition += "for type \((parts.first ?? nil) ?? "") using \(method.spelled)"
      if let family = row.name("opfname"), let home = row.name("family_namespace"),
        family != row.name("name") || home != namespace
      {
        definition += " family \(reference(family, in: home, from: namespace))"
      }
      var members = row.list("members")
      if parts.count > 1, let storage = parts[1] { members.append("storage " + storage) }
      // A class may consist of nothing, but the statement has to say something.
      if members.isEmpty, let type = parts.first ?? nil { members.append("storage " + type) }
      return object(
        .operatorClass, row, "pg_opclass", definition + " as " + members.joined(separator: ", "),
        name: named(row))
    }
  }

  /// Those that no operator class brings, or that hold more than their classes.
  private func operatorFamilies() -> [DefinedObject] {
    let implied = Set(catalogue.operatorClasses.map { classKey($0, "name", "nspname") })
    return catalogue.operatorFamilies.compactMap { row in
      let members = row.list("members")
      let doc = comments["pg_opfamily", row.oid("oid")]
      if implied.contains(classKey(row, "name", "nspname")), members.isEmpty, doc == nil {
        return nil
      }
      let additions = members.isEmpty ? [] : ["add " + members.joined(separator: ", ")]
      return object(
        .operatorFamily, row, "pg_opfamily", "", name: named(row), alterations: additions)
    }
  }

  private func collations() -> [DefinedObject] {
    catalogue.collations.map { row in
      var parts: [String] = []
      let provider = row.text("provider")
      let (collate, type) = (row.text("lc_collate"), row.text("lc_ctype"))
      switch provider {
      case "i": parts.append("provider = icu")
      case "b": parts.append("provider = builtin")
      default: parts.append("provider = libc")
      }
      if let locale = row.text("locale") ?? (collate == type ? collate : nil) {
        parts.append("locale = \(SQLLiteral(locale).sql)")
      } else {
        if let collate { parts.append("lc_collate = \(SQLLiteral(collate).sql)") }
        if let type { parts.append("lc_ctype = \(SQLLiteral(type).sql)") }
      }
      if !row.flag("collisdeterministic") { parts.append("deterministic = false") }
      if let rules = row.text("rules") { parts.append("rules = \(SQLLiteral(rules).sql)") }
      return object(.collation, row, "pg_collation", "(\(parts.joined(separator: ", ")))")
    }
  }

  private func conversions() -> [DefinedObject] {
    catalogue.conversions.map { row in
      let source = SQLLiteral(row.text("source") ?? "").sql
      let target = SQLLiteral(row.text("target") ?? "").sql
      let first = row.flag("condefault") ? "default " : ""
      return object(
        .conversion, row, "pg_conversion",
        "\(first)for \(source) to \(target) from \(row.text("function") ?? "")")
    }
  }

  private func textSearchObjects() -> [DefinedObject] {
    let configurations = catalogue.textSearchConfigurations.compactMap { row -> DefinedObject? in
      guard let parser = row.name("prsname"), let home = row.name("parser_namespace") else {
        return nil
      }
      return object(
        .textSearchConfiguration, row, "pg_ts_config",
        "(parser = \(home.spelled).\(parser.spelled))", alterations: mappings(row.list("mappings")))
    }
    let dictionaries = catalogue.textSearchDictionaries.compactMap { row -> DefinedObject? in
      guard let template = row.name("tmplname"), let home = row.name("template_namespace"),
        let namespace = row.name("nspname")
      else { return nil }
      let options = row.text("dictinitoption").map { [$0] } ?? []
      let name = reference(template, in: home, from: namespace)
      return object(
        .textSearchDictionary, row, "pg_ts_dict",
        "(\((["template = " + name] + options).joined(separator: ", ")))")
    }
    let parsers = catalogue.textSearchParsers.map { row in
      object(
        .textSearchParser, row, "pg_ts_parser",
        options(["start", "gettoken", "end", "lextypes", "headline"], row.texts("parts")))
    }
    let templates = catalogue.textSearchTemplates.map { row in
      object(
        .textSearchTemplate, row, "pg_ts_template",
        options(["init", "lexize"], row.texts("parts")))
    }
    return configurations + dictionaries + parsers + templates
  }

  /// Token types that go to the same dictionaries are said together.
  private func mappings(_ mappings: [String]) -> [String] {
    var groups: [(tokens: [String], dictionaries: String)] = []
    for mapping in mappings {
      guard let with = mapping.firstRange(of: " with ") else { continue }
      let token = String(mapping[..<with.lowerBound])
      let dictionaries = String(mapping[with.upperBound...])
      if let index = groups.firstIndex(where: { $0.dictionaries == dictionaries }) {
        groups[index].tokens.append(token)
      } else {
        groups.append(([token], dictionaries))
      }
    }
    return groups.map {
      "add mapping for \($0.tokens.joined(separator: ", ")) with \($0.dictionaries)"
    }
  }
}
