import SengiJSON
import SengiSQL
import SengiSchema

/// The default of a shape's field in Swift.
enum DefaultLiteral {
  /// - Returns: nil for a default that is no literal, or one of a type that Swift has none for.
  /// - Returns: The JSON of a default that has no literal in Swift, to be decoded where it is needed.
  static func json(_ expression: SQLExpression, as type: ShapeType) -> SwiftStringLiteral? {
    let text = unquoted(expression.source)
    guard text.isQuoted else { return nil }
    switch type {
    case .array, .map, .object, .union, .reference, .scalar(.jsonb), .scalar(.json):
      return SwiftStringLiteral(text.value)
    case .scalar: return SwiftStringLiteral(JSONValue.string(text.value).compactText)
    }
  }

  static func swift(
    _ expression: SQLExpression, as type: ShapeType, _ names: SwiftNames
  ) -> SwiftCode? {
    let text = unquoted(expression.source)
    switch type {
    case .array: return ["{}", "[]"].contains(text.value) ? "[]" : nil
    case .scalar(let base): return scalar(text, as: base, names)
    case .map: return text.value == "{}" ? "[:]" : nil
    case .object, .union, .reference: return nil
    }
  }

  private static func scalar(
    _ text: (value: String, isQuoted: Bool), as type: BaseType, _ names: SwiftNames
  ) -> SwiftCode? {
    switch type {
    case .boolean:
      switch text.value.lowercased() {
      case "true": return "true"
      case "false": return "false"
      default: return nil
      }
    case .smallint: return Int16(text.value).map { "\($0)" }
    case .integer: return Int32(text.value).map { "\($0)" }
    case .bigint, .numeric: return Int(text.value).map { "\($0)" }
    case .real, .doublePrecision:
      if let whole = Int(text.value) { return "\(whole)" }
      guard let number = Double(text.value), number.isFinite else { return nil }
      return SwiftCode(escaped: "\(number)")
    case .text, .citext, .varchar, .char, .name:
      return text.isQuoted ? "\(SwiftStringLiteral(text.value))" : nil
    case .enumeration(let name):
      return text.isQuoted ? names.enumerationCase(text.value, of: name).map { ".\($0)" } : nil
    default: return nil
    }
  }

  /// A literal's text, without quotes and without a cast behind them.
  private static func unquoted(_ source: String) -> (value: String, isQuoted: Bool) {
    let trimmed = source.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard source.hasPrefix("'") || trimmed.hasPrefix("'") else { return (trimmed, false) }
    var value = ""
    var characters = source.drop(while: \.isWhitespace).dropFirst()
    while let character = characters.popFirst() {
      if character == "'" {
        if characters.first != "'" { break }
        characters.removeFirst()
      }
      value.append(character)
    }
    let rest = characters.drop(while: \.isWhitespace)
    return rest.isEmpty || rest.hasPrefix("::") ? (value, true) : (trimmed, false)
  }
}

extension SwiftNames {
  func enumerationCase(_ label: String, of name: QualifiedName) -> SwiftIdentifier? {
    guard let position = labels[name]?.firstIndex(of: label), let cases = cases[name],
      cases.indices.contains(position)
    else { return nil }
    return cases[position]
  }
}
