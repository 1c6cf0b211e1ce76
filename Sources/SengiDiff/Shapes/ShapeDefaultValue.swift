import SengiJSON
import SengiSQL
import SengiSchema

/// The JSON that a field's constant default stands for.
enum ShapeDefaultValue {
  /// - Returns: nil without a default, and for one that is no constant.
  static func json(_ field: ShapeField, in schema: Schema) -> String? {
    guard let source = field.defaultValue?.source,
      let tokens = try? SQLLexer.tokens(of: source)
    else { return nil }
    var rest = tokens[...]
    var sign = ""
    if let first = rest.first, first.kind == .symbol, first.text == "-" || first.text == "+" {
      sign = first.text == "-" ? "-" : ""
      rest.removeFirst()
    }
    guard let token = rest.popFirst() else { return nil }
    // Nothing may follow but a cast.
    if let next = rest.first, next.kind != .symbol || next.text != "::" { return nil }
    switch token.kind {
    case .number: return JSONNumber(sign + token.text)?.text
    case .word where sign.isEmpty && ["true", "false"].contains(token.text): return token.text
    case .string where sign.isEmpty: return json(token.text, as: field.type, in: schema)
    default: return nil
    }
  }

  private static func json(_ text: String, as type: ShapeType, in schema: Schema) -> String? {
    switch type {
    case .scalar(.json), .scalar(.jsonb), .map, .object, .union:
      return (try? JSONText.value(of: text, isBinary: true))?.compactText
    case .reference:
      return (try? JSONText.value(of: text, isBinary: true))?.compactText
    case .array:
      return text == "{}" ? "[]" : (try? JSONText.value(of: text, isBinary: true))?.compactText
    case .scalar(.smallint), .scalar(.integer), .scalar(.bigint), .scalar(.real),
      .scalar(.doublePrecision), .scalar(.numeric), .scalar(.money), .scalar(.oid):
      return JSONNumber(text)?.text
    case .scalar(.boolean): return ["true", "false"].contains(text) ? text : nil
    case .scalar: return JSONValue.string(text).compactText
    }
  }
}
