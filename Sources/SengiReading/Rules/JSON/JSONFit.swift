import SengiSQL
import SengiSchema

/// Whether a JSON value is one that a shape describes.
///
/// Keys that the shape does not name are let through, as decoding lets them through.
struct JSONFit {
  var schema: Schema

  /// - Returns: What does not fit, such as "key 'seo.title' is missing", or nil.
  func misfit(_ value: JSONValue, _ type: ShapeType) -> String? {
    misfit(value, type, at: "", depth: 0)
  }

  private func misfit(
    _ value: JSONValue, _ type: ShapeType, at place: String, depth: Int
  ) -> String? {
    // A chain of references without end is another rule's finding.
    guard depth < 256 else { return nil }
    switch type {
    case .reference(let name):
      return schema.shape(name).flatMap { misfit(value, $0.body, at: place, depth: depth + 1) }
    case .scalar(let base):
      return misfit(value, base, at: place, depth: depth)
    case .array(let element, let hasNullableElements):
      guard case .array(let values) = value else { return wrong(value, "an array", at: place) }
      for (index, item) in values.enumerated() {
        if item == .null, hasNullableElements { continue }
        let inner = "\(place)[\(index)]"
        if let found = misfit(item, element, at: inner, depth: depth + 1) { return found }
      }
      return nil
    case .object(let fields):
      return misfit(value, fields, at: place, depth: depth)
    case .union(let union):
      return misfit(value, union, at: place, depth: depth)
    }
  }

  private func misfit(
    _ value: JSONValue, _ fields: [ShapeField], at place: String, depth: Int
  ) -> String? {
    guard case .object(let members) = value else { return wrong(value, "an object", at: place) }
    for field in fields {
      let inner = place.isEmpty ? field.key : "\(place).\(field.key)"
      guard let member = members.last(where: { $0.key == field.key }) else {
        let mustBeThere = field.presence == .required || field.presence == .nullable
        if mustBeThere, field.defaultValue == nil { return "key '\(inner)' is missing" }
        continue
      }
      if member.value == .null {
        if field.presence == .optional || field.presence == .nullable { continue }
        if field.type == .scalar(.jsonb(shape: nil)) { continue }
        return "'\(inner)' is null, but may not be"
      }
      if let found = misfit(member.value, field.type, at: inner, depth: depth + 1) { return found }
    }
    return nil
  }

  private func misfit(
    _ value: JSONValue, _ union: ShapeUnion, at place: String, depth: Int
  ) -> String? {
    guard case .object(let members) = value else { return wrong(value, "an object", at: place) }
    guard case .key(let key) = union.tag else { return nil }
    let inner = place.isEmpty ? key : "\(place).\(key)"
    guard let member = members.last(where: { $0.key == key }) else {
      return "key '\(inner)' is missing"
    }
    guard case .string(let tag) = member.value else {
      return wrong(member.value, "a string", at: inner)
    }
    guard let known = union.cases.first(where: { $0.name == tag }) else {
      return "'\(inner)' is '\(tag)', which is no case of the union"
    }
    return misfit(value, known.payload, at: place, depth: depth + 1)
  }

  private func misfit(
    _ value: JSONValue, _ base: BaseType, at place: String, depth: Int
  ) -> String? {
    switch base {
    case .json(let shape), .jsonb(let shape):
      shape.flatMap { schema.shape($0) }.flatMap {
        misfit(value, $0.body, at: place, depth: depth + 1)
      }
    case .boolean:
      if case .boolean = value { nil } else { wrong(value, "a boolean", at: place) }
    case .smallint, .integer, .bigint, .real, .doublePrecision:
      if case .number(let text) = value {
        LiteralCheck(schema: schema).fault(of: .number(text), as: DataType(base))
          .map { "'\(place)' \($0.reason): \(text)" }
      } else {
        wrong(value, "a number", at: place)
      }
    case .numeric, .money:
      switch value {
      case .number, .string: nil
      default: wrong(value, "a number", at: place)
      }
    case .text, .citext, .name, .varchar, .char, .uuid, .date, .time, .timetz, .timestamp,
      .timestamptz, .interval, .inet, .cidr, .macaddr, .macaddr8, .bit, .varbit, .xml,
      .tsvector, .tsquery, .enumeration:
      if case .string(let text) = value {
        LiteralCheck(schema: schema).fault(of: .string(text), as: DataType(base))
          .map { "'\(place)' \($0.reason): '\(text)'" }
      } else {
        wrong(value, "a string", at: place)
      }
    case .bytea, .oid, .domain, .composite, .range, .other: nil
    }
  }

  private func wrong(_ value: JSONValue, _ wanted: String, at place: String) -> String {
    place.isEmpty
      ? "it is \(value.kind) instead of \(wanted)"
      : "'\(place)' is \(value.kind) instead of \(wanted)"
  }
}
