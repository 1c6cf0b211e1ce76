import SengiSQL
import SengiSchema

extension SchemaAssembly {
  /// The types that the schema says itself.
  private var ownTypes: [CatalogueRow] {
    catalogue.types.filter {
      $0.flag("is_read") && !$0.flag("is_member") && !$0.flag("is_array")
    }
  }

  private func name(_ row: CatalogueRow) -> QualifiedName? {
    guard let name = row.name("name"), let namespace = row.name("nspname") else { return nil }
    return QualifiedName(namespace, name)
  }

  func enumerations() -> [Enumeration] {
    let labels = Dictionary(grouping: catalogue.enumLabels) { $0.oid("enumtypid") }
    return ownTypes.compactMap { row in
      guard row.text("kind") == "e", let name = name(row) else { return nil }
      let values = labels[row.oid("oid")] ?? []
      return Enumeration(
        name: name, doc: comments["pg_type", row.oid("oid")], owner: owner(row),
        values: values.map { Enumeration.Value(label: $0.text("enumlabel") ?? "") })
    }
  }

  func domains() -> [Domain] {
    let constraints = Dictionary(
      grouping: catalogue.constraints.filter { $0.oid("contypid") != 0 }
    ) { $0.oid("contypid") }
    return ownTypes.compactMap { row in
      guard row.text("kind") == "d", let name = name(row), let namespace = name.namespace else {
        return nil
      }
      let oid = row.oid("oid")
      let type = types.type(
        row.oid("typbasetype"), modifier: row.number("typtypmod") ?? -1,
        dimensions: row.number("typndims") ?? 0, formatted: row.text("formatted"))
      let context = ExpressionSimplifier.Context(columns: ["value": type], target: type)
      var domain = Domain(
        name: name, doc: comments["pg_type", oid], type: type,
        collation: collation(row, namespace),
        defaultValue: row.text("value").map { SQLExpression(simplifier.simplify($0, context)) },
        isNotNull: row.flag("typnotnull"), owner: owner(row))
      for constraint in constraints[oid] ?? [] {
        guard let label = constraint.name("name") else { continue }
        if constraint.text("kind") == "n" {
          if label.name != name.name.name + "_not_null" { domain.notNullName = label }
        } else if let definition = constraint.expression("definition") {
          domain.checks.append(
            CheckConstraint(
              name: label,
              expression: SQLExpression(
                simplifier.simplify(definition, context.condition)),
              isValidated: constraint.flag("convalidated"),
              doc: comments["pg_constraint", constraint.oid("oid")]))
        }
      }
      return domain
    }
  }

  func compositeTypes() -> [CompositeType] {
    ownTypes.compactMap { row in
      guard row.text("kind") == "c", row.text("relation_kind") == "c", let name = name(row),
        let namespace = name.namespace
      else { return nil }
      let relation = row.oid("typrelid")
      let attributes = (columns[relation] ?? []).compactMap { column in
        column.name("name").map { label in
          CompositeType.Attribute(
            name: label, type: type(of: column), collation: collation(column, namespace),
            doc: comments["pg_class", relation, part: column.number("attnum") ?? 0])
        }
      }
      return CompositeType(
        name: name, doc: comments["pg_type", row.oid("oid")], attributes: attributes,
        owner: owner(row))
    }
  }

  func type(of column: CatalogueRow) -> DataType {
    types.type(
      column.oid("atttypid"), modifier: column.number("atttypmod") ?? -1,
      dimensions: column.number("attndims") ?? 0, formatted: column.text("formatted"))
  }

  /// Range types, base types and types that are only announced.
  func typeObjects() -> [DefinedObject] {
    let ranges = Dictionary(
      catalogue.ranges.map { ($0.oid("oid"), $0) }, uniquingKeysWith: { first, _ in first })
    let bases = Dictionary(
      catalogue.baseTypes.map { ($0.oid("oid"), $0) }, uniquingKeysWith: { first, _ in first })
    return ownTypes.compactMap { row in
      guard let name = name(row) else { return nil }
      let oid = row.oid("oid")
      let definition: String
      if let range = ranges[oid], row.text("kind") == "r" {
        definition = Self.range(range, name.name)
      } else if let base = bases[oid] {
        definition = Self.base(base)
      } else if row.text("kind") == "p", !row.flag("typisdefined") {
        definition = ""
      } else {
        return nil
      }
      return DefinedObject(
        kind: .type, namespace: name.namespace, name: name.name.name,
        definition: SQLExpression(definition), doc: comments["pg_type", oid], owner: owner(row))
    }
  }

  private static func range(_ row: CatalogueRow, _ name: SQLIdentifier) -> String {
    let parts = row.texts("parts")
    func part(_ index: Int) -> String? { parts.indices.contains(index) ? parts[index] : nil }
    var options = ["subtype = \(part(0) ?? "")"]
    if !row.flag("opcdefault"), let text = part(1) { options.append("subtype_opclass = \(text)") }
    if row.flag("has_collation"), let text = part(4) { options.append("collation = \(text)") }
    if let text = part(2) { options.append("canonical = \(text)") }
    if let text = part(3) { options.append("subtype_diff = \(text)") }
    if let multirange = row.name("multirange"), multirange != multirangeName(of: name) {
      options.append("multirange_type_name = \(multirange.spelled)")
    }
    return "as range (\(options.joined(separator: ", ")))"
  }

  /// The server puts `multi` before the first `range` in the name, or `_multirange` behind it
  /// (`makeMultirangeTypeName`).
  private static func multirangeName(of range: SQLIdentifier) -> SQLIdentifier {
    if let found = range.name.firstRange(of: "range") {
      return SQLIdentifier(
        truncating: range.name[..<found.lowerBound] + "multi" + range.name[found.lowerBound...])
    }
    var kept = range.name
    while kept.utf8.count > SQLIdentifier.maximumLength - "_multirange".utf8.count {
      kept.unicodeScalars.removeLast()
    }
    return SQLIdentifier(truncating: kept + "_multirange")
  }

  private static func base(_ row: CatalogueRow) -> String {
    let parts = row.texts("parts")
    let keys = [
      "input", "output", "receive", "send", "typmod_in", "typmod_out", "analyze", "subscript",
      "element",
    ]
    var options: [String] = []
    for (key, part) in zip(keys, parts) {
      if let part { options.append("\(key) = \(part)") }
    }
    let length = row.number("typlen") ?? -1
    options.append("internallength = \(length < 0 ? "variable" : "\(length)")")
    if row.flag("typbyval") { options.append("passedbyvalue") }
    let alignment = ["c": "char", "s": "int2", "d": "double"][row.text("alignment") ?? ""]
    if let alignment { options.append("alignment = \(alignment)") }
    let storage = ["e": "external", "x": "extended", "m": "main"][row.text("storage") ?? ""]
    if let storage { options.append("storage = \(storage)") }
    if let category = row.text("category"), category != "U" {
      options.append("category = \(SQLLiteral(category).sql)")
    }
    if row.flag("typispreferred") { options.append("preferred = true") }
    if let value = row.text("typdefault") { options.append("default = \(SQLLiteral(value).sql)") }
    if let delimiter = row.text("delimiter"), delimiter != "," {
      options.append("delimiter = \(SQLLiteral(delimiter).sql)")
    }
    if row.flag("is_collatable") { options.append("collatable = true") }
    return "(\(options.joined(separator: ", ")))"
  }
}
