import SengiJSON

/// One schema within a JSON Schema document.
struct JSONSchemaValue {
  private(set) var members: [JSONValue.Member] = []

  var json: JSONValue { .object(members) }

  init(_ form: PGJSONForm, doc: String? = nil) {
    if let doc { add("description", .string(doc)) }
    add(form)
  }

  private init() {}

  private mutating func add(_ key: String, _ value: JSONValue) {
    members.append(JSONValue.Member(key: key, value: value))
  }

  private mutating func add(_ form: PGJSONForm) {
    switch form {
    case .any, .type: break
    case .boolean: add("type", .string("boolean"))
    case .number: add("type", .string("number"))
    case .integer: add("type", .string("integer"))
    case .string: add("type", .string("string"))
    case .scalar(let scalar):
      add(scalar.form)
      if scalar == .uuid { add("format", .string("uuid")) }
      if scalar == .bytea { add("contentEncoding", .string("base64")) }
    case .named(let name): add("$ref", .string("#/$defs/" + Self.pointer(name)))
    case .nullable(.any): break
    case .nullable(let inner):
      add("anyOf", .array([JSONSchemaValue(inner).json, .object([Self.type("null")])]))
    case .array(let element):
      add("type", .string("array"))
      add("items", JSONSchemaValue(element).json)
    case .map(let element):
      add("type", .string("object"))
      add("additionalProperties", JSONSchemaValue(element).json)
    case .object(let fields, let rejectsOthers): add(fields, rejectsOthers: rejectsOthers)
    case .union(let key, let variants):
      add("type", .string("object"))
      add("required", .array([.string(key)]))
      add("anyOf", .array(variants.map { JSONSchemaValue($0.form).json }))
    case .checked(let inner, let condition):
      add(inner)
      add(condition)
    }
  }

  private mutating func add(_ fields: [PGJSONForm.Member], rejectsOthers: Bool) {
    add("type", .string("object"))
    let properties = fields.map {
      JSONValue.Member(key: $0.key, value: JSONSchemaValue($0.form).json)
    }
    if !properties.isEmpty { add("properties", .object(properties)) }
    let required = fields.filter(\.isRequired).map { JSONValue.string($0.key) }
    if !required.isEmpty { add("required", .array(required)) }
    if rejectsOthers { add("additionalProperties", .boolean(false)) }
  }

  /// Adds the condition's keywords, or `allOf` where one of them is taken.
  private mutating func add(_ condition: PGJSONForm.Condition) {
    let keywords = Self.keywords(condition)
    let taken = Set(members.map(\.key))
    if keywords.contains(where: { taken.contains($0.key) }) {
      guard let index = members.firstIndex(where: { $0.key == "allOf" }) else {
        return add("allOf", .array([.object(keywords)]))
      }
      if case .array(let parts) = members[index].value {
        members[index].value = .array(parts + [.object(keywords)])
      }
    } else {
      members += keywords
    }
  }

  private static func keywords(_ condition: PGJSONForm.Condition) -> [JSONValue.Member] {
    func one(_ key: String, _ value: JSONValue) -> [JSONValue.Member] {
      [JSONValue.Member(key: key, value: value)]
    }
    switch condition {
    case .oneOf(let texts): return one("enum", .array(texts.map { .string($0) }))
    case .oneOfNumbers(let numbers):
      return one("enum", .array(numbers.compactMap { $0 }.map { .number($0.text) }))
    case .isTrue: return one("const", .boolean(true))
    case .matches(let pattern): return one("pattern", .string(pattern.text(for: .ecmaScript)))
    case .not(let inner): return one("not", .object(keywords(inner)))
    case .any(let parts): return one("anyOf", .array(parts.map { .object(keywords($0)) }))
    case .all(let parts):
      var sum = JSONSchemaValue()
      for part in parts { sum.add(part) }
      return sum.members
    case .number(let comparison, let limit):
      let value = JSONValue.number(limit?.text ?? "0")
      switch comparison {
      case .equal: return one("const", value)
      case .notEqual: return one("not", .object(one("const", value)))
      case .less: return one("exclusiveMaximum", value)
      case .lessOrEqual: return one("maximum", value)
      case .greater: return one("exclusiveMinimum", value)
      case .greaterOrEqual: return one("minimum", value)
      }
    case .length(let comparison, let limit): return count("Length", comparison, limit)
    case .count(let comparison, let limit): return count("Items", comparison, limit)
    }
  }

  private static func count(
    _ what: String, _ comparison: PGJSONForm.Comparison, _ limit: Int
  ) -> [JSONValue.Member] {
    func bound(_ side: String, _ number: Int) -> JSONValue.Member {
      JSONValue.Member(key: side + what, value: .number("\(number)"))
    }
    let never = JSONValue.Member(key: "not", value: .object([]))
    switch comparison {
    case .equal: return [bound("min", limit), bound("max", limit)]
    case .notEqual:
      return [
        JSONValue.Member(
          key: "not", value: .object([bound("min", limit), bound("max", limit)]))
      ]
    case .less: return limit == 0 ? [never] : [bound("max", limit - 1)]
    case .lessOrEqual: return [bound("max", limit)]
    case .greater: return [bound("min", limit == .max ? limit : limit + 1)]
    case .greaterOrEqual: return [bound("min", limit)]
    }
  }

  private static func type(_ name: String) -> JSONValue.Member {
    JSONValue.Member(key: "type", value: .string(name))
  }

  /// A name as part of a JSON pointer in a URI fragment.
  private static func pointer(_ name: String) -> String {
    var result = ""
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "~"): result += "~0"
      case UInt8(ascii: "/"): result += "~1"
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        result += String(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
