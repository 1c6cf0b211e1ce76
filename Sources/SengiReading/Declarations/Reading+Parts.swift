import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

/// Steps that every declaration shares.
extension Reading {
  func identifier(
    _ node: YAMLNode, _ role: String, _ diagnostics: inout Diagnostics
  ) -> SQLIdentifier? {
    guard let text = node.name(role, &diagnostics) else { return nil }
    guard let name = SQLIdentifier(text) else {
      diagnostics.error(
        SchemaCode.badName, "\(role) must have 1 to 63 bytes, none of them NUL",
        remedy: text.isEmpty ? nil : "it has \(text.utf8.count) bytes", at: node.range)
      return nil
    }
    return name
  }

  func unknownKey(
    _ entry: YAMLEntry, _ known: [String], _ diagnostics: inout Diagnostics
  ) {
    // Known wherever keys are.
    if entry.name == IgnoreKey.name {
      IgnoreKey.check(entry.value, &diagnostics)
      return
    }
    diagnostics.error(
      SchemaCode.unknownKey, "unknown key '\(entry.name)'",
      remedy: Suggestion.remedy(for: entry.name, in: known + [IgnoreKey.name])
        ?? "the keys here are \(known.joined(separator: ", "))",
      at: entry.key.range)
  }

  /// A scalar as text to take clauses from, with its place.
  func clause(_ node: YAMLNode, _ role: String, _ diagnostics: inout Diagnostics) -> ClauseText? {
    guard let written = node.text(role, &diagnostics) else { return nil }
    // The line break that ends a block `|` is no part of the SQL.
    let text = String(
      decoding: Array(written.utf8).reversed().drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        .reversed(), as: UTF8.self)
    return ClauseText(expression: SQLExpression(text), text: Self.place(of: node, text))
  }

  /// One anchor where the text stands on one line as it is; else one for each place where it jumps.
  static func place(of node: YAMLNode, _ text: String) -> SourceMap.Text {
    let length = text.utf8.count
    let anchors = node.anchors.prefix { $0.offset <= length }.map {
      SourceMap.Text.Anchor(offset: $0.offset, position: $0.position)
    }
    return SourceMap.Text(file: node.range.file, anchors: anchors, length: length)
  }

  /// Reads a clause to its end; a fault becomes a finding.
  func parse<Clause>(
    _ text: ClauseText, _ diagnostics: inout Diagnostics,
    _ read: (inout ClauseCursor) throws(ClauseError) -> Clause
  ) -> Clause? {
    do throws(ClauseError) {
      var cursor = try ClauseCursor(text.expression.source, text.text)
      let clause = try read(&cursor)
      try cursor.expectEnd([])
      return clause
    } catch {
      diagnostics.emit(error.diagnostic)
      return nil
    }
  }

  /// The items of a list in which each is a tail, or one name with its tail.
  func tails(
    _ node: YAMLNode, _ role: String, _ diagnostics: inout Diagnostics
  ) -> [(key: YAMLNode?, value: YAMLNode)] {
    if let entries = node.mapping { return entries.map { ($0.key, $0.value) } }
    var found: [(key: YAMLNode?, value: YAMLNode)] = []
    for item in node.items(role, &diagnostics) ?? [] {
      if let entries = item.mapping {
        found += entries.map { ($0.key, $0.value) }
      } else {
        found.append((nil, item))
      }
    }
    return found
  }

  /// A tail in its short form, or in the long form `{ sql: …, doc: … }`.
  func longForm(
    _ node: YAMLNode, _ role: String, keys: [String], _ diagnostics: inout Diagnostics
  ) -> (sql: ClauseText, extra: [String: YAMLNode])? {
    guard let entries = node.mapping else {
      return clause(node, role, &diagnostics).map { ($0, [:]) }
    }
    var extra: [String: YAMLNode] = [:]
    for entry in entries where entry.name != "sql" {
      if keys.contains(entry.name) {
        extra[entry.name] = entry.value
      } else {
        unknownKey(entry, ["sql"] + keys, &diagnostics)
      }
    }
    guard let sql = node["sql"] else {
      diagnostics.error(
        SchemaCode.missingPart, "the key 'sql' is missing",
        remedy: "write \(role) under 'sql:'", at: node.range)
      return nil
    }
    return clause(sql, role, &diagnostics).map { ($0, extra) }
  }

  private static func type(
    _ kind: DeclaredNames.Kind, _ name: QualifiedName, _ spelled: SQLText
  ) -> BaseType {
    switch kind {
    case .enumeration: .enumeration(name)
    case .domain: .domain(name)
    case .composite, .table, .view: .composite(name)
    case .range: .range(name)
    case .base, .shape, .sequence, .function: .other(spelled)
    }
  }

  /// A type's name as short as the search path allows, with its modifiers.
  private func spelled(
    _ name: QualifiedName, _ modifiers: String, in namespace: SQLIdentifier
  ) -> SQLText {
    var text = ""
    if let space = name.namespace.map(names.mapped), !names.searches(space, in: namespace) {
      text = space.spelled + "."
    }
    return SQLText(verbatim: text + name.name.spelled + modifiers)
  }

  /// The type that a clause names, in a file of `namespace`.
  func resolve(
    _ type: TypeClause, _ text: SourceMap.Text, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> DataType? {
    func typed(_ base: BaseType) -> DataType {
      DataType(base, dimensions: type.dimensions, hasNullableElements: type.hasNullableElements)
    }
    switch type.name {
    case .builtin(let base): return typed(base)
    case .named(let qualifier, let name, let modifiers):
      if let (kind, name) = names.resolveType(qualifier, name, in: namespace) {
        return typed(Self.type(kind, name, spelled(name, modifiers, in: namespace)))
      }
      // The one-byte type of the catalogues, which only its quotes tell from `char`.
      if qualifier == nil, name.name == "char" { return typed(.other("\(name)")) }
      if let bringer = ExtensionTypes.byType[name.name] {
        guard names.extensions.contains(bringer) else {
          diagnostics.error(
            SchemaCode.extensionNotDeclared, "type '\(name)' comes with extension '\(bringer)'",
            remedy: "add 'extensions: [\(bringer)]'", at: text.range(type.range))
          return nil
        }
        if name.name == "citext", modifiers.isEmpty { return typed(.citext) }
        return typed(.other(spelled(QualifiedName(qualifier, name), modifiers, in: namespace)))
      }
      if qualifier?.name == "pg_catalog"
        || names.extensions.contains(where: ExtensionTypes.mayBringOthers)
      {
        return typed(.other(spelled(QualifiedName(qualifier, name), modifiers, in: namespace)))
      }
      let isShape = names.isDeclared(
        .shape, names.resolve(.shape, qualifier, name, in: namespace))
      diagnostics.error(
        SchemaCode.unknownType, "unknown type '\(qualifier.map { "\($0)." } ?? "")\(name)'",
        remedy: isShape
          ? "a JSON column of this shape is 'jsonb<\(name)>'"
          : Suggestion.remedy(
            for: name.name,
            in: names.candidates(.enumeration, in: namespace) + BuiltinTypes.names),
        at: text.range(type.range))
      return nil
    }
  }
}
