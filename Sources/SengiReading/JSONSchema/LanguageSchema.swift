/// The published JSON Schemas, by which editors complete and check YAML files while they are typed.
///
/// They are made from the lists of keys that the reader itself goes by. SQL inside values is beyond
/// them: `sengi check` reads that.
public enum LanguageSchema {
  /// The schema of schema files, as JSON text.
  public static var schemaFiles: String {
    document(
      "A schema file of Sengi", LanguagePlace.file.keys,
      LanguagePlace.allCases.filter { $0 != .file && !configurationPlaces.contains($0) })
  }

  /// The schema of `sengi.yaml`, as JSON text.
  public static var configuration: String {
    document(
      "sengi.yaml", ProjectConfiguration.keys, [.behaviour] + configurationPlaces,
      mayIgnore: false)
  }

  private static let configurationPlaces: [LanguagePlace] = [
    .defaults, .lintSetting, .swift, .swiftNaming,
  ]

  private static func document(
    _ title: String, _ keys: [LanguageKey], _ places: [LanguagePlace],
    mayIgnore: Bool = true
  ) -> String {
    func object(
      _ keys: [LanguageKey], isLong: Bool, mayBeEmpty: Bool
    ) -> [(String, JSONSchemaValue)] {
      Self.object(keys, isLong: isLong, mayBeEmpty: mayBeEmpty, mayIgnore: mayIgnore)
    }
    var members: [(String, JSONSchemaValue)] = [
      ("$schema", .string("http://json-schema.org/draft-07/schema#")), ("title", .string(title)),
    ]
    members += object(keys, isLong: false, mayBeEmpty: true)
    var definitions: [(String, JSONSchemaValue)] = []
    for place in places {
      definitions.append(
        (place.rawValue, .object(object(place.keys, isLong: false, mayBeEmpty: true))))
      var long = object(place.keys, isLong: true, mayBeEmpty: place.mayLackTail)
      if place.mayLackTail { long.removeAll { $0.0 == "required" } }
      definitions.append((longName(place), anyOf([scalar, .object(long)])))
    }
    if mayIgnore { definitions.append(("ignore", ignore)) }
    members.append(("definitions", .object(definitions)))
    return JSONSchemaValue.object(members).text
  }

  /// A mapping with these keys; in the long form of a tail with `sql`, too.
  private static func object(
    _ keys: [LanguageKey], isLong: Bool, mayBeEmpty: Bool, mayIgnore: Bool
  ) -> [(String, JSONSchemaValue)] {
    var properties: [(String, JSONSchemaValue)] = []
    if isLong { properties.append(("sql", described("The tail itself.", scalar))) }
    properties += keys.map { ($0.name, described($0.doc, schema($0.form))) }
    if mayIgnore { properties.append(("ignore", reference("ignore"))) }
    return [
      ("type", mayBeEmpty ? .strings(["object", "null"]) : .string("object")),
      ("properties", .object(properties)),
    ] + (isLong ? [("required", .strings(["sql"]))] : []) + [
      ("additionalProperties", .bool(false))
    ]
  }

  private static func described(_ doc: String, _ schema: JSONSchemaValue) -> JSONSchemaValue {
    guard case .object(let members) = schema else { return schema }
    // Beside `$ref` nothing else counts in this draft.
    if members.contains(where: { $0.0 == "$ref" }) {
      return .object([("description", .string(doc)), ("allOf", .array([schema]))])
    }
    return .object([("description", .string(doc))] + members)
  }

  private static func schema(_ form: LanguageForm) -> JSONSchemaValue {
    switch form {
    case .text, .tail: scalar
    case .name: .object([("type", .string("string"))])
    case .boolean: .object([("type", .string("boolean"))])
    case .integer(let bounds):
      .object([
        ("type", .string("integer")), ("minimum", .number(bounds.lowerBound)),
        ("maximum", .number(bounds.upperBound)),
      ])
    case .words(let words): .object([("enum", .strings(words))])
    case .list(let item): list(schema(item))
    case .map(let value): map(schema(value))
    case .tails(let place, let isNameRequired):
      anyOf([
        map(reference(longName(place))),
        list(
          isNameRequired
            ? map(reference(longName(place)))
            : anyOf([scalar, map(reference(longName(place)))])),
      ])
    case .tailOrLong(let place): reference(longName(place))
    case .place(let place): reference(place.rawValue)
    case .constant: .object([("type", .strings(["string", "number", "boolean", "null"]))])
    case .shape: .object([("type", .strings(["object", "string", "null"]))])
    case .anyOf(let forms): anyOf(forms.map(schema))
    }
  }

  /// YAML's plain numbers and booleans are text where text is wanted.
  private static let scalar = JSONSchemaValue.object([
    ("type", .strings(["string", "number", "boolean"]))
  ])

  private static func list(_ item: JSONSchemaValue) -> JSONSchemaValue {
    .object([("type", .strings(["array", "null"])), ("items", item)])
  }

  private static func map(_ value: JSONSchemaValue) -> JSONSchemaValue {
    .object([("type", .strings(["object", "null"])), ("additionalProperties", value)])
  }

  private static func anyOf(_ schemas: [JSONSchemaValue]) -> JSONSchemaValue {
    .object([("anyOf", .array(schemas))])
  }

  private static func reference(_ name: String) -> JSONSchemaValue {
    .object([("$ref", .string("#/definitions/\(name)"))])
  }

  private static func longName(_ place: LanguagePlace) -> String { place.rawValue + "Line" }

  private static let ignore = JSONSchemaValue.object([
    ("description", .string("Codes of findings not to be told here, each with the reason.")),
    ("type", .string("object")),
    ("additionalProperties", .object([("type", .string("string"))])),
  ])
}
