import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

/// What objects of most kinds can have beside their SQL.
struct ObjectDetails {
  var doc: String?
  var swiftName: String?
  var was: SQLIdentifier?
  var owner: SQLIdentifier?
  var dependsOn: [QualifiedName] = []
}

extension Reading {
  mutating func details(
    _ extra: [String: YAMLNode], _ path: ObjectPath, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> ObjectDetails {
    var read = ObjectDetails()
    read.doc = extra["doc"]?.text("a doc text", &diagnostics)
    if let node = extra["swift_name"] {
      read.swiftName = node.text("a Swift name", &diagnostics)
      sources.record(node.range, for: path, .swiftName)
    }
    if let node = extra["was"] {
      read.was = identifier(node, "the former name", &diagnostics)
      sources.record(node.range, for: path, .was)
    }
    read.owner = extra["owner"].flatMap { identifier($0, "the owner's name", &diagnostics) }
    read.dependsOn = extra["depends_on"].map { dependencies($0, in: namespace, &diagnostics) } ?? []
    return read
  }

  /// The values of a mapping's keys, after keys that the place has not are refused.
  func keyed(
    _ entries: [YAMLEntry], _ place: LanguagePlace, _ diagnostics: inout Diagnostics
  ) -> [String: YAMLNode] {
    var found: [String: YAMLNode] = [:]
    let known = place.keyNames
    for entry in entries {
      if known.contains(entry.name) {
        found[entry.name] = entry.value
      } else {
        unknownKey(entry, known, &diagnostics)
      }
    }
    return found
  }

  func longForm(
    _ node: YAMLNode, _ role: String, _ place: LanguagePlace, _ diagnostics: inout Diagnostics
  ) -> (sql: ClauseText, extra: [String: YAMLNode])? {
    longForm(node, role, keys: place.keyNames, &diagnostics)
  }

  /// Names of any objects, each with its namespace where that is not the file's.
  func dependencies(
    _ node: YAMLNode, in namespace: SQLIdentifier, _ diagnostics: inout Diagnostics
  ) -> [QualifiedName] {
    (node.items("a list of names", &diagnostics) ?? []).compactMap { item in
      qualifiedName(item, "an object's name", &diagnostics).map {
        names.resolveAny($0.namespace, $0.name, in: namespace)
      }
    }
  }

  /// `name` or `namespace.name`, quoted as in SQL where need be.
  func qualifiedName(
    _ node: YAMLNode, _ role: String, _ diagnostics: inout Diagnostics
  ) -> QualifiedName? {
    guard let text = clause(node, role, &diagnostics) else { return nil }
    return parse(text, &diagnostics) { cursor throws(ClauseError) in
      let (namespace, name, _) = try cursor.qualifiedName(role)
      return QualifiedName(namespace, name)
    }
  }

  /// A key that must have a name, or a finding.
  func requiredName(
    _ key: YAMLNode?, _ value: YAMLNode, _ role: String, _ diagnostics: inout Diagnostics
  ) -> SQLIdentifier? {
    guard let key else {
      diagnostics.error(
        SchemaCode.missingPart, "\(role) is missing", remedy: "write 'name: …'", at: value.range)
      return nil
    }
    return identifier(key, role, &diagnostics)
  }

  func boolean(_ node: YAMLNode?, _ role: String, _ diagnostics: inout Diagnostics) -> Bool {
    node.flatMap { $0.bool(role, &diagnostics) } ?? false
  }

  /// SQL that stands alone under a key.
  func fragment(
    _ node: YAMLNode?, _ role: String, _ diagnostics: inout Diagnostics
  ) -> SQLExpression? {
    node.flatMap { clause($0, role, &diagnostics) }.map(\.expression)
  }
}
