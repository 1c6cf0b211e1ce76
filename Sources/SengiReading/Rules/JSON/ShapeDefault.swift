import SengiJSON
import SengiSchema

/// Whether a constant default of a key is of the key's form.
struct ShapeDefault {
  let schema: Schema

  /// - Returns: What does not fit, or nil.
  func misfit(_ literal: Literal, _ field: ShapeField, in shape: Shape) -> String? {
    let forms = ShapeForms(schema)
    var form = forms.form(of: field.type, in: shape)
    if let check = field.check,
      let read = try? FieldCheck(parsing: check.source, key: field.key, form: form)
    {
      form = .checked(form, read.condition)
    }
    do {
      return forms.misfit(try value(of: literal, as: field.type), form)
    } catch {
      return "it is no JSON: \(error.message)"
    }
  }

  private func value(
    of literal: Literal, as type: ShapeType
  ) throws(JSONText.Fault) -> JSONValue {
    switch literal {
    case .null: return .null
    case .boolean(let flag): return .boolean(flag)
    case .number(let text): return .number(text)
    case .bits(let text): return .string(text)
    case .string(let text):
      switch type {
      case .scalar(.json), .scalar(.jsonb), .map, .object, .union, .reference:
        return try JSONText.value(of: text, isBinary: true)
      case .array:
        return text == "{}" ? .array([]) : try JSONText.value(of: text, isBinary: true)
      case .scalar(.boolean):
        return ["true", "false"].contains(text) ? .boolean(text == "true") : .string(text)
      case .scalar(.smallint), .scalar(.integer), .scalar(.bigint), .scalar(.real),
        .scalar(.doublePrecision), .scalar(.numeric), .scalar(.money), .scalar(.oid):
        return .number(text)
      case .scalar: return .string(text)
      }
    }
  }
}
