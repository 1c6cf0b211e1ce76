import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  /// `role: [owner, member]`, or the long form with `values`.
  mutating func readEnumeration(
    _ entry: YAMLEntry, in namespace: SQLIdentifier, _ diagnostics: inout Diagnostics
  ) -> Enumeration? {
    guard let name = identifier(entry.key, "an enum's name", &diagnostics) else { return nil }
    var read = Enumeration(name: QualifiedName(namespace, name), values: [])
    let path = ObjectPath.enumeration(read.name)
    sources.record(entry.key.range, for: path)
    if entry.value.sequence != nil {
      read.values = readValues(entry.value, path, &diagnostics)
      return read
    }
    var hasValues = false
    for part in entry.value.entries("an enum's values", &diagnostics) ?? [] {
      switch part.name {
      case "values":
        hasValues = true
        read.values = readValues(part.value, path, &diagnostics)
      case "doc": read.doc = part.value.text("a doc text", &diagnostics)
      case "swift_name":
        read.swiftName = part.value.text("a Swift name", &diagnostics)
        sources.record(part.value.range, for: path, .swiftName)
      case "was":
        read.was = part.value.name("the former name", &diagnostics)
        sources.record(part.value.range, for: path, .was)
      default:
        unknownKey(
          part, ["values", "doc", "swift_name", "was"], later: ["open", "storage"], &diagnostics)
      }
    }
    if !hasValues, entry.value.mapping != nil || entry.value.isNull {
      diagnostics.error(
        SchemaCode.missingPart, "enum '\(name)' has no values",
        remedy: "write 'values: [a, b]'", at: entry.key.range)
      return nil
    }
    return read
  }

  private mutating func readValues(
    _ node: YAMLNode, _ path: ObjectPath, _ diagnostics: inout Diagnostics
  ) -> [Enumeration.Value] {
    var values: [Enumeration.Value] = []
    for (key, value) in tails(node, "a list of values", &diagnostics) {
      guard let label = (key ?? value).name("an enum value", &diagnostics) else { continue }
      var read = Enumeration.Value(label: label)
      let valuePath = path.appending(.enumValue(label))
      sources.record((key ?? value).range, for: valuePath)
      if key != nil { readDetails(value, of: &read, valuePath, &diagnostics) }
      values.append(read)
    }
    return values
  }

  private mutating func readDetails(
    _ node: YAMLNode, of value: inout Enumeration.Value, _ path: ObjectPath,
    _ diagnostics: inout Diagnostics
  ) {
    guard let entries = node.mapping else {
      if !node.isNull { value.doc = node.text("what the value means", &diagnostics) }
      return
    }
    for entry in entries {
      switch entry.name {
      case "doc": value.doc = entry.value.text("a doc text", &diagnostics)
      case "was": value.was = entry.value.name("the former label", &diagnostics)
      case "swift_name":
        value.swiftName = entry.value.text("a Swift name", &diagnostics)
        sources.record(entry.value.range, for: path, .swiftName)
      default: unknownKey(entry, ["doc", "was", "swift_name"], &diagnostics)
      }
    }
  }

  /// `slugify: "(title text) returns text …"`, or the long form.
  mutating func readFunction(
    _ entry: YAMLEntry, in namespace: SQLIdentifier, _ diagnostics: inout Diagnostics
  ) -> Function? {
    guard let name = identifier(entry.key, "a function's name", &diagnostics),
      let (sql, extra) = longForm(
        entry.value, "what follows the function's name", keys: ["doc"], &diagnostics)
    else { return nil }
    var read = Function(name: QualifiedName(namespace, name), definition: sql.expression)
    read.doc = extra["doc"]?.text("a doc text", &diagnostics)
    let path = ObjectPath.function(read)
    sources.record(entry.key.range, for: path)
    sources.record(sql.text, for: path, .expression)
    let opens: Bool? = parse(sql, &diagnostics) { cursor throws(ClauseError) in
      guard cursor.nextIsPunctuation("(") else {
        throw cursor.unexpected("a function begins with its arguments in parentheses")
      }
      while cursor.next != nil { cursor.advance() }
      return true
    }
    return opens == nil ? nil : read
  }
}
