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
      case "open": read.isOpen = part.value.bool("open", &diagnostics) ?? false
      case "dropped": readDroppedLabels(part.value, of: &read, path, &diagnostics)
      case "owner": read.owner = identifier(part.value, "the owner's name", &diagnostics)
      case "storage":
        guard let word = part.value.name("the storage", &diagnostics) else { continue }
        guard let storage = Enumeration.Storage(rawValue: word) else {
          diagnostics.error(
            SchemaCode.unexpectedWord, "'\(word)' is no storage of an enum",
            remedy: "write native or text", at: part.value.range)
          continue
        }
        read.storage = storage
      default: unknownKey(part, LanguagePlace.enumeration.keyNames, &diagnostics)
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
      guard let label = label(key ?? value, &diagnostics) else { continue }
      var read = Enumeration.Value(label: label)
      let valuePath = path.appending(.enumValue(label))
      sources.record((key ?? value).range, for: valuePath)
      if key != nil { readDetails(value, of: &read, valuePath, &diagnostics) }
      values.append(read)
    }
    return values
  }

  /// PostgreSQL admits a label without a character, which is written as ''.
  func label(_ node: YAMLNode, _ diagnostics: inout Diagnostics) -> String? {
    if let scalar = node.scalar, scalar.text.isEmpty, scalar.style != .plain { return "" }
    return node.name("an enum value", &diagnostics)
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
      default: unknownKey(entry, LanguagePlace.enumValue.keyNames, &diagnostics)
      }
    }
  }
}
