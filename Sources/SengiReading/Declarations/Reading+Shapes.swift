import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  mutating func readShape(
    _ entry: YAMLEntry, in namespace: SQLIdentifier, _ diagnostics: inout Diagnostics
  ) -> Shape? {
    guard let name = identifier(entry.key, "a shape's name", &diagnostics) else { return nil }
    let qualified = QualifiedName(namespace, name)
    let path = ObjectPath.shape(qualified)
    sources.record(entry.key.range, for: path)
    var read = Shape(name: qualified, body: .object([]))
    let isExplicit =
      entry.value["one_of"] != nil || entry.value["map_of"] != nil
      || entry.value["fields"]?.mapping != nil
    if isExplicit { readShapeDetails(entry.value, of: &read, &diagnostics) }
    if entry.value.mapping == nil, !entry.value.isNull {
      guard let type = readFieldClause(entry.value, path, in: namespace, &diagnostics) else {
        return nil
      }
      if type.isNullable || type.defaultValue != nil || type.check != nil {
        diagnostics.error(
          SchemaCode.unexpectedWord, "a shape of one type has neither '?' nor default nor check",
          remedy: "write them where a field or column has the shape", at: entry.value.range)
      }
      read.body = type.type
      return read
    }
    guard
      let body = readStructure(
        entry.value, path, in: namespace, extra: Self.shapeKeys, &diagnostics)
    else { return nil }
    read.body = body
    return read
  }

  private static let shapeKeys = ["doc", "swift_name", "was", "enforce", "extra_keys"]

  private func readShapeDetails(
    _ node: YAMLNode, of shape: inout Shape, _ diagnostics: inout Diagnostics
  ) {
    shape.doc = node["doc"]?.text("a doc text", &diagnostics)
    shape.swiftName = node["swift_name"]?.text("a Swift name", &diagnostics)
    shape.was = node["was"]?.name("the former name", &diagnostics)
    shape.isEnforced = node["enforce"]?.bool(nil, &diagnostics) ?? false
    guard let node = node["extra_keys"],
      let word = node.name("what becomes of extra keys", &diagnostics)
    else { return }
    let words = Shape.ExtraKeys.allCases.map(\.rawValue)
    guard let policy = Shape.ExtraKeys(rawValue: word) else {
      diagnostics.error(
        SchemaCode.unexpectedWord, "'\(word)' is nothing that can become of extra keys",
        remedy: Suggestion.remedy(for: word, in: words)
          ?? "write one of: \(words.joined(separator: ", "))", at: node.range)
      return
    }
    shape.extraKeys = policy
  }

  /// A mapping as a union (`one_of`), as explicit `fields`, or as an object whose keys are fields.
  private mutating func readStructure(
    _ node: YAMLNode, _ path: ObjectPath, in namespace: SQLIdentifier, extra: [String],
    _ diagnostics: inout Diagnostics
  ) -> ShapeType? {
    if let cases = node["one_of"] {
      for entry in node.mapping ?? [] where !["one_of", "tag"].contains(entry.name) {
        if !extra.contains(entry.name) {
          unknownKey(entry, ["one_of", "tag"] + extra, &diagnostics)
        }
      }
      return readUnion(cases, tag: node["tag"], path, in: namespace, &diagnostics)
    }
    if let values = node["map_of"] {
      for entry in node.mapping ?? [] where entry.name != "map_of" {
        if !extra.contains(entry.name) { unknownKey(entry, ["map_of"] + extra, &diagnostics) }
      }
      return readMap(values, path, in: namespace, &diagnostics)
    }
    if let fields = node["fields"], fields.mapping != nil {
      for entry in node.mapping ?? [] where entry.name != "fields" {
        if !extra.contains(entry.name) { unknownKey(entry, ["fields"] + extra, &diagnostics) }
      }
      return readObject(fields, path, in: namespace, &diagnostics)
    }
    return readObject(node, path, in: namespace, &diagnostics)
  }

  private mutating func readMap(
    _ node: YAMLNode, _ path: ObjectPath, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> ShapeType? {
    if node.mapping != nil {
      return readStructure(node, path, in: namespace, extra: [], &diagnostics)
        .map { .map($0, hasNullableValues: false) }
    }
    guard let value = readFieldClause(node, path, in: namespace, &diagnostics) else { return nil }
    if value.defaultValue != nil || value.check != nil {
      diagnostics.error(
        SchemaCode.unexpectedWord, "a map's values have neither default nor check",
        remedy: "leave it out, or map to an object with a field that has it", at: node.range)
    }
    return .map(value.type, hasNullableValues: value.isNullable)
  }

  private mutating func readObject(
    _ node: YAMLNode, _ path: ObjectPath, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> ShapeType? {
    guard let entries = node.entries("a shape's fields", &diagnostics) else { return nil }
    var fields: [ShapeField] = []
    for entry in entries {
      guard let key = entry.key.name("a field's name", &diagnostics) else { continue }
      let fieldPath = path.appending(.field(key))
      sources.record(entry.key.range, for: fieldPath)
      if let field = readField(key, entry.value, fieldPath, in: namespace, &diagnostics) {
        fields.append(field)
      }
    }
    return .object(fields)
  }

  private mutating func readUnion(
    _ node: YAMLNode, tag: YAMLNode?, _ path: ObjectPath, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> ShapeType? {
    guard let entries = node.entries("the union's cases", &diagnostics) else { return nil }
    var union = ShapeUnion(tag: .column, cases: [])
    if let tag {
      guard let key = tag.name("the tag's key", &diagnostics) else { return nil }
      union.tag = .key(key)
    }
    for entry in entries {
      guard let name = entry.key.name("a case's name", &diagnostics) else { continue }
      let casePath = path.appending(.unionCase(name))
      sources.record(entry.key.range, for: casePath)
      var read = ShapeUnion.Case(name: name, payload: .object([]))
      if entry.value.mapping != nil || entry.value.isNull {
        if entry.value["fields"]?.mapping != nil {
          read.doc = entry.value["doc"]?.text("a doc text", &diagnostics)
          read.swiftName = entry.value["swift_name"]?.text("a Swift name", &diagnostics)
        }
        guard
          let payload = readStructure(
            entry.value, casePath, in: namespace, extra: ["doc", "swift_name"], &diagnostics)
        else { continue }
        read.payload = payload
      } else {
        let clause = readFieldClause(entry.value, casePath, in: namespace, &diagnostics)
        guard let clause else { continue }
        read.payload = clause.type
      }
      union.cases.append(read)
    }
    return .union(union)
  }

  private mutating func readField(
    _ key: String, _ node: YAMLNode, _ path: ObjectPath, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> ShapeField? {
    guard node.mapping != nil, node["sql"]?.string == nil else {
      guard node.mapping != nil else {
        guard let clause = readFieldClause(node, path, in: namespace, &diagnostics) else {
          return nil
        }
        return clause.field(key, clause.isNullable ? .optional : .required)
      }
      return readLongField(key, node, path, in: namespace, &diagnostics)
    }
    guard let type = readStructure(node, path, in: namespace, extra: ["doc"], &diagnostics) else {
      return nil
    }
    return ShapeField(key: key, type: type)
  }

  private mutating func readLongField(
    _ key: String, _ node: YAMLNode, _ path: ObjectPath, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> ShapeField? {
    guard let sql = node["sql"],
      let clause = readFieldClause(sql, path, in: namespace, &diagnostics)
    else { return nil }
    var field = clause.field(key, clause.isNullable ? .optional : .required)
    for entry in node.mapping ?? [] {
      switch entry.name {
      case "sql": break
      case "doc": field.doc = entry.value.text("a doc text", &diagnostics)
      case "swift_name": field.swiftName = entry.value.text("a Swift name", &diagnostics)
      case "was": field.was = entry.value.name("the former key", &diagnostics)
      case "optional":
        guard entry.value.bool(nil, &diagnostics) == true else { continue }
        if clause.isNullable {
          diagnostics.error(
            SchemaCode.fieldPresence, "'?' already says that the field may be absent",
            remedy: "leave 'optional' out", at: entry.key.range)
        }
        field.presence = .absentable
      case "required":
        guard entry.value.bool(nil, &diagnostics) == true else { continue }
        if !clause.isNullable {
          diagnostics.error(
            SchemaCode.fieldPresence, "a field without '?' is required already",
            remedy: "leave 'required' out", at: entry.key.range)
        }
        field.presence = .nullable
      default:
        unknownKey(
          entry, ["sql", "doc", "swift_name", "was", "optional", "required"], &diagnostics)
      }
    }
    return field
  }

  private struct FieldClause {
    var type: ShapeType
    var isNullable: Bool
    var defaultValue: SQLExpression?
    var check: SQLExpression?

    func field(_ key: String, _ presence: ShapeField.Presence) -> ShapeField {
      ShapeField(
        key: key, type: type, presence: presence, defaultValue: defaultValue, check: check)
    }
  }

  /// `text default 'light' check (…)`, `link[]`, `team_ref?`.
  private mutating func readFieldClause(
    _ node: YAMLNode, _ path: ObjectPath, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> FieldClause? {
    guard let text = clause(node, "a field's type", &diagnostics) else { return nil }
    let shape = self.shape(in: namespace)
    let read: ColumnClause? = parse(text, &diagnostics) { cursor throws(ClauseError) in
      try ColumnClause(&cursor, shape: shape)
    }
    guard let read, let type = fieldType(read.type, text.text, in: namespace, &diagnostics) else {
      return nil
    }
    let misplaced =
      read.primaryKey != nil
      ? "primary key"
      : read.unique != nil
        ? "unique"
        : read.reference != nil ? "references" : read.generated != nil ? "generated" : nil
    if let second = read.checks.dropFirst().first {
      diagnostics.error(
        SchemaCode.repeatedClause, "'check' is said twice", remedy: "join the two by 'and'",
        at: second.text.text.range(0..<1))
    }
    if let misplaced {
      diagnostics.error(
        SchemaCode.unexpectedWord, "a JSON field cannot be '\(misplaced)'",
        remedy: "a field has a type, a default and a check", at: node.range)
      return nil
    }
    sources.record(text.text.slice(read.type.range), for: path, .type)
    if let value = read.defaultValue { sources.record(value.text, for: path, .defaultValue) }
    if let check = read.checks.first { sources.record(check.text.text, for: path, .expression) }
    return FieldClause(
      type: type, isNullable: read.type.isNullable,
      defaultValue: read.defaultValue?.expression, check: read.checks.first?.text.expression)
  }

  private func fieldType(
    _ clause: TypeClause, _ text: SourceMap.Text, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> ShapeType? {
    func arrays(_ inner: ShapeType) -> ShapeType {
      var type = inner
      for dimension in 0..<clause.dimensions {
        type = .array(type, hasNullableElements: dimension == 0 && clause.hasNullableElements)
      }
      return type
    }
    if case .named(let qualifier, let name, _) = clause.name {
      let shape = names.resolve(.shape, qualifier, name, in: namespace)
      if names.isDeclared(.shape, shape) { return arrays(.reference(shape)) }
    }
    var scalar = clause
    scalar.dimensions = 0
    guard let type = resolve(scalar, text, in: namespace, &diagnostics) else { return nil }
    if let shape = type.base.shape { return arrays(.reference(shape)) }
    return arrays(.scalar(type.base))
  }

  /// How `jsonb<name>` finds its shape in a file of `namespace`.
  func shape(in namespace: SQLIdentifier) -> (SQLIdentifier?, SQLIdentifier) -> QualifiedName {
    let names = names
    return { names.resolve(.shape, $0, $1, in: namespace) }
  }
}
