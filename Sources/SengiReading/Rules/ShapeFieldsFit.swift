import SengiDiagnostics
import SengiSQL
import SengiSchema

/// A default within a shape is a value of its key's type, and a check names only the key itself or
/// keys beside it.
struct ShapeFieldsFit: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for shape in schema.shapes {
      for part in shape.parts {
        guard let field = part.field else { continue }
        if let value = field.defaultValue {
          checkDefault(value, field, part, shape, schema, sources, into: &diagnostics)
        }
        if let check = field.check {
          let isSound = checkNames(check, field, part, sources, into: &diagnostics)
          guard isSound else { continue }
          let form = ShapeForms(schema).form(of: field.type, in: shape)
          do {
            _ = try FieldCheck(parsing: check.source, key: field.key, form: form)
          } catch {
            diagnostics.error(
              .fieldCheck, "check of key '\(field.key)': \(error.message)", remedy: error.remedy,
              at: sources.range(of: part.path, .expression, at: error.range))
          }
        }
      }
    }
  }

  private func checkDefault(
    _ value: SQLExpression, _ field: ShapeField, _ part: ShapePart, _ shape: Shape,
    _ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics
  ) {
    let range = sources.range(of: part.path, .defaultValue)
    guard let constant = LiteralDefault(value.source), constant.cast == nil else { return }
    if constant.literal == .null {
      guard field.presence == .required || field.presence == .absentable else { return }
      diagnostics.error(
        .defaultValue, "default null of key '\(field.key)', which may not be null",
        remedy: "leave the default out, or write the type with '?'", at: range)
    } else if case .scalar(let base) = field.type,
      let fault = LiteralCheck(schema: schema).fault(of: constant.literal, as: DataType(base))
    {
      diagnostics.error(
        .defaultValue, "default \(value) of key '\(field.key)' \(fault.reason)",
        remedy: fault.remedy, at: range)
    } else if let misfit = ShapeDefault(schema: schema).misfit(constant.literal, field, in: shape) {
      diagnostics.error(
        .defaultValue, "default \(value) of key '\(field.key)' does not fit: \(misfit)",
        remedy: "write what the key's type and check allow, objects and arrays as JSON", at: range)
    }
  }

  /// - Returns: Whether every name is one of the object's keys.
  private func checkNames(
    _ check: SQLExpression, _ field: ShapeField, _ part: ShapePart, _ sources: SourceMap,
    into diagnostics: inout Diagnostics
  ) -> Bool {
    var isSound = true
    let names = ExpressionNames(of: check.source)
    if let fault = names.fault {
      isSound = false
      diagnostics.error(
        .expressionText, "check of key '\(field.key)': \(fault.message)",
        at: sources.range(of: part.path, .expression, at: fault.range))
    }
    for reference in names.columns {
      guard let name = reference.parts.first, !part.siblings.contains(name.text) else { continue }
      if reference.isDoubtful { continue }
      isSound = false
      diagnostics.error(
        .expressionColumn,
        "no key '\(name.text)' beside '\(field.key)', whose check names it",
        remedy: Suggestion.remedy(for: name.text, in: part.siblings)
          ?? "name '\(field.key)' or a key of the same object",
        at: sources.range(of: part.path, .expression, at: reference.range))
    }
    return isSound
  }
}
