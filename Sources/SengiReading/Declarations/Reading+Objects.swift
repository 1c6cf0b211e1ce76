import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  /// `slugify: (title text) returns text …`, or the long form.
  mutating func readFunction(
    _ kind: Function.Kind, _ key: YAMLNode?, _ node: YAMLNode, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> Function? {
    guard let name = requiredName(key, node, "the \(kind.rawValue)'s name", &diagnostics),
      let (sql, extra) = longForm(
        node, "what follows the \(kind.rawValue)'s name", .function, &diagnostics)
    else { return nil }
    var read = Function(
      kind: kind, name: QualifiedName(namespace, name), definition: sql.expression)
    let opens: Bool? = parse(sql, &diagnostics) { cursor throws(ClauseError) in
      guard cursor.nextIsPunctuation("(") else {
        throw cursor.unexpected("a function begins with its arguments in parentheses")
      }
      try cursor.skipGroup()
      while cursor.next != nil { cursor.advance() }
      return true
    }
    guard opens != nil else { return nil }
    let path = ObjectPath.function(read)
    sources.record((key ?? node).range, for: path)
    sources.record(sql.text, for: path, .expression)
    let details = self.details(extra, path, in: namespace, &diagnostics)
    read.doc = details.doc
    read.owner = details.owner
    read.dependsOn = details.dependsOn
    return read
  }

  /// An object of a rarer kind: its name, and what follows it in `CREATE`.
  mutating func readObject(
    _ kind: DefinedObject.Kind, _ key: YAMLNode?, _ node: YAMLNode, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> DefinedObject? {
    guard let key, let name = key.name("the object's name", &diagnostics) else {
      if key == nil {
        diagnostics.error(
          SchemaCode.missingPart, "an object of '\(kind.rawValue)' needs a name",
          remedy: "write 'name: …'", at: node.range)
      }
      return nil
    }
    var read = DefinedObject(
      kind: kind, namespace: kind.isInNamespace ? namespace : nil, name: name,
      definition: SQLExpression(""))
    let path = ObjectPath.object(read)
    sources.record(key.range, for: path)
    var source: YAMLNode? = node
    if let entries = node.mapping {
      let extra = keyed(entries.filter { $0.name != "sql" }, .object, &diagnostics)
      let details = self.details(extra, path, in: namespace, &diagnostics)
      read.doc = details.doc
      read.owner = details.owner
      read.dependsOn = details.dependsOn
      for (index, item) in (extra["alter"]?.items("a list of SQL", &diagnostics) ?? []).enumerated()
      {
        guard let text = clause(item, "what follows the name in ALTER", &diagnostics) else {
          continue
        }
        read.alterations.append(text.expression)
        sources.record(text.text, for: path, .key(index))
      }
      source = node["sql"]
    }
    if let source, !source.isNull {
      guard let text = clause(source, "what follows the name in CREATE", &diagnostics) else {
        return nil
      }
      let isReadable: Bool? = parse(text, &diagnostics) { cursor throws(ClauseError) in
        while cursor.next != nil { cursor.advance() }
        return true
      }
      guard isReadable != nil else { return nil }
      if kind == .subscription, !self.isReadable(subscription: text, &diagnostics) { return nil }
      read.definition = text.expression
      sources.record(text.text, for: path, .expression)
    }
    return read
  }

  mutating func readRole(
    _ key: YAMLNode?, _ node: YAMLNode, _ diagnostics: inout Diagnostics
  ) -> Role? {
    guard let name = requiredName(key, node, "the role's name", &diagnostics) else { return nil }
    let path = ObjectPath([.role(name)])
    sources.record((key ?? node).range, for: path)
    guard !node.isNull else { return Role(name: name, definition: SQLExpression("")) }
    guard let (sql, extra) = longForm(node, "what follows CREATE ROLE", .role, &diagnostics) else {
      return nil
    }
    let words = (try? SQLLexer.tokens(of: sql.expression.source)) ?? []
    if let word = words.first(where: { $0.isWord("password") }) {
      diagnostics.error(
        SchemaCode.unexpectedWord, "a password does not belong in a schema file",
        remedy: "set it with ALTER ROLE on the server", at: sql.text.range(word.range))
      return nil
    }
    sources.record(sql.text, for: path, .expression)
    return Role(
      name: name, definition: sql.expression, doc: extra["doc"]?.text("a doc text", &diagnostics))
  }

  /// Whole statements, carried as they are.
  mutating func readCustom(
    _ entry: YAMLEntry, in namespace: SQLIdentifier, _ diagnostics: inout Diagnostics
  ) -> CustomObject? {
    guard let name = entry.key.name("the name of the custom SQL", &diagnostics),
      let (sql, extra) = longForm(entry.value, "SQL statements", .custom, &diagnostics)
    else { return nil }
    let path = ObjectPath([.custom(name)])
    sources.record(entry.key.range, for: path)
    sources.record(sql.text, for: path, .expression)
    return CustomObject(
      name: name, statements: sql.expression,
      dependsOn: extra["depends_on"].map { dependencies($0, in: namespace, &diagnostics) } ?? [])
  }
}
