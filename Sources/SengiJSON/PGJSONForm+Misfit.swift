extension PGJSONForm {
  /// How deep forms by name may nest in one value: the database's stack and Foundation's JSON
  /// decoder have their ends, too.
  public static let maximumDepth = 100

  /// - Parameter named: Finds the form of ``named(_:)``; a form that is not found takes every value.
  /// - Returns: What does not fit, such as "key 'seo.title' is missing", or nil. It quotes keys but no
  ///   values, which may be secret.
  public func misfit(
    _ value: JSONValue, named: @escaping @Sendable (String) -> PGJSONForm? = { _ in nil }
  ) -> String? {
    Fitting(named: named).misfit(value, self, at: "", depth: 0)
  }
}

private struct Fitting {
  let named: @Sendable (String) -> PGJSONForm?

  func misfit(_ value: JSONValue, _ form: PGJSONForm, at place: String, depth: Int) -> String? {
    switch form {
    case .any: return nil
    case .boolean:
      if case .boolean = value { return nil }
      return wrong(value, "a boolean", at: place)
    case .number:
      if case .number = value { return nil }
      return wrong(value, "a number", at: place)
    case .integer:
      guard case .number(let text) = value else { return wrong(value, "a number", at: place) }
      return JSONNumber(text)?.isInteger == true ? nil : "\(quoted(place)) is not an integer"
    case .string:
      if case .string = value { return nil }
      return wrong(value, "a string", at: place)
    case .scalar(let scalar): return misfit(value, scalar.form, at: place, depth: depth)
    case .nullable(let inner):
      return value == .null ? nil : misfit(value, inner, at: place, depth: depth)
    case .checked(let inner, let condition):
      if let found = misfit(value, inner, at: place, depth: depth) { return found }
      return condition.holds(for: value) ? nil : "\(quoted(place)) is not \(condition.demand)"
    case .type(let type): return refer(value, type.jsonForm, at: place, depth: depth)
    case .named(let name):
      return named(name).flatMap { refer(value, $0, at: place, depth: depth) }
    case .array(let element):
      guard case .array(let values) = value else { return wrong(value, "an array", at: place) }
      for (index, item) in values.enumerated() {
        if let found = misfit(item, element, at: "\(place)[\(index)]", depth: depth) {
          return found
        }
      }
      return nil
    case .map(let element):
      guard case .object(let members) = value else { return wrong(value, "an object", at: place) }
      for member in members {
        let inner = join(place, member.key)
        if let found = misfit(member.value, element, at: inner, depth: depth) { return found }
      }
      return nil
    case .object(let members, let rejectsOthers):
      return misfit(value, members, rejectsOthers, at: place, depth: depth)
    case .union(let key, let variants):
      return misfit(value, key, variants, at: place, depth: depth)
    }
  }

  private func refer(
    _ value: JSONValue, _ form: PGJSONForm, at place: String, depth: Int
  ) -> String? {
    guard depth < PGJSONForm.maximumDepth else { return "\(quoted(place)) is nested too deeply" }
    return misfit(value, form, at: place, depth: depth + 1)
  }

  private func misfit(
    _ value: JSONValue, _ fields: [PGJSONForm.Member], _ rejectsOthers: Bool, at place: String,
    depth: Int
  ) -> String? {
    guard case .object(let members) = value else { return wrong(value, "an object", at: place) }
    for field in fields {
      let inner = join(place, field.key)
      guard let member = members.last(where: { $0.key == field.key }) else {
        if field.isRequired { return "key '\(inner)' is missing" }
        continue
      }
      if let found = misfit(member.value, field.form, at: inner, depth: depth) { return found }
    }
    guard rejectsOthers else { return nil }
    let known = Set(fields.map(\.key))
    return members.first { !known.contains($0.key) }.map {
      "key '\(join(place, $0.key))' is none of the shape's"
    }
  }

  private func misfit(
    _ value: JSONValue, _ key: String, _ variants: [PGJSONForm.Variant], at place: String,
    depth: Int
  ) -> String? {
    guard case .object(let members) = value else { return wrong(value, "an object", at: place) }
    let inner = join(place, key)
    guard let member = members.last(where: { $0.key == key }) else {
      return "key '\(inner)' is missing"
    }
    guard case .string(let tag) = member.value else {
      return wrong(member.value, "a string", at: inner)
    }
    guard let known = variants.first(where: { $0.tag == tag }) else {
      return "'\(inner)' names no case of the union"
    }
    return misfit(value, known.form, at: place, depth: depth)
  }

  private func join(_ place: String, _ key: String) -> String {
    place.isEmpty ? key : "\(place).\(key)"
  }

  private func quoted(_ place: String) -> String { place.isEmpty ? "it" : "'\(place)'" }

  private func wrong(_ value: JSONValue, _ wanted: String, at place: String) -> String {
    if value == .null, !place.isEmpty { return "'\(place)' is null, but may not be" }
    return "\(quoted(place)) is \(value.kind) instead of \(wanted)"
  }
}
