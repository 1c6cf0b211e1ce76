import SengiJSON
import SengiSQL
import SengiSchema

/// The verdict of a shape as one SQL expression that needs no function.
///
/// It is true or false for every value that is not NULL, and never an error. A shape within itself
/// is not looked at again, nor is what would make the expression longer than a statement should be:
/// there the expression is true.
package struct ShapeExpression {
  private let forms: ShapeForms
  /// The shapes around the place.
  private var open: Set<String> = []
  private var mentions = 0
  private var level = 0

  /// Mentions of other shapes that are written out.
  private static let limit = 200

  private init(_ schema: Schema) { forms = ShapeForms(schema) }

  /// Whether the value is of the column's shape.
  /// - Parameters:
  ///   - value: Of type `jsonb`; stands in the result many times.
  ///   - tag: The text that tells the cases of a union apart, where a column holds it.
  /// - Returns: nil for a column without a shape.
  package static func sql(
    of column: Column, value: SQLText, tag: SQLText?, in schema: Schema
  ) -> SQLText? {
    guard let name = column.type.base.shape, let shape = schema.shape(name) else { return nil }
    var expression = ShapeExpression(schema)
    guard let variants = expression.forms.variants(of: shape) else {
      return expression.sql(.named(name.description), of: value)
    }
    return tag.map { expression.cases(variants, of: $0, value: value) }
  }

  private mutating func sql(_ form: PGJSONForm, of value: SQLText) -> SQLText {
    switch form {
    case .any, .type: return "true"
    case .boolean: return "(jsonb_typeof(\(value)) = 'boolean')"
    case .number: return "(jsonb_typeof(\(value)) = 'number')"
    case .integer:
      let number: SQLText = "(\(value) #>> '{}')::numeric"
      return """
        (CASE WHEN jsonb_typeof(\(value)) = 'number' THEN \(number) = trunc(\(number)) ELSE false END)
        """
    case .string: return "(jsonb_typeof(\(value)) = 'string')"
    case .scalar(let scalar): return sql(scalar.form, of: value)
    case .nullable(let inner):
      return "(jsonb_typeof(\(value)) = 'null' OR \(sql(inner, of: value)))"
    case .checked(let inner, let condition):
      return """
        (CASE WHEN \(sql(inner, of: value)) THEN \(ShapeConditionSQL.sql(condition, of: value)) \
        ELSE false END)
        """
    case .named(let name): return sql(named: name, of: value)
    case .array(let element):
      return each("array", "jsonb_array_elements(\(value))", element, of: value)
    case .map(let element): return each("object", "jsonb_each(\(value))", element, of: value)
    case .object(let members, let rejectsOthers):
      return object(members, rejectsOthers: rejectsOthers, of: value)
    case .union(let key, let variants):
      let tag = SQLLiteral(key)
      return """
        (CASE WHEN jsonb_typeof(\(value)) = 'object' AND jsonb_typeof(\(value) -> \(tag)) = 'string' \
        THEN \(cases(variants, of: "(\(value) ->> \(tag))", value: value)) ELSE false END)
        """
    }
  }

  private mutating func sql(named name: String, of value: SQLText) -> SQLText {
    guard let shape = forms.shape(named: name), mentions < Self.limit, open.insert(name).inserted
    else { return "true" }
    mentions += 1
    defer { open.remove(name) }
    return sql(forms.form(of: shape), of: value)
  }

  private mutating func cases(
    _ variants: [PGJSONForm.Variant], of tag: SQLText, value: SQLText
  ) -> SQLText {
    let branches = variants.map { variant in
      "WHEN \(SQLLiteral(variant.tag)) THEN \(sql(variant.form, of: value))" as SQLText
    }
    return branches.isEmpty
      ? "false" : "(CASE \(tag) COLLATE \"C\" \(branches, separator: " ") ELSE false END)"
  }

  private mutating func each(
    _ kind: SQLText, _ source: SQLText, _ element: PGJSONForm, of value: SQLText
  ) -> SQLText {
    level += 1
    defer { level -= 1 }
    let item: SQLText = "item\(level)"
    let inner = sql(element, of: "\(item).value")
    if inner == "true" { return "(jsonb_typeof(\(value)) = '\(kind)')" }
    return """
      (CASE WHEN jsonb_typeof(\(value)) = '\(kind)' \
      THEN NOT EXISTS (SELECT FROM \(source) AS \(item) WHERE NOT \(inner)) ELSE false END)
      """
  }

  private mutating func object(
    _ members: [PGJSONForm.Member], rejectsOthers: Bool, of value: SQLText
  ) -> SQLText {
    var parts: [SQLText] = []
    for member in members {
      let key = SQLLiteral(member.key)
      let inner = sql(member.form, of: "(\(value) -> \(key))")
      switch (member.isRequired, inner) {
      case (true, "true"): parts.append("\(value) ? \(key)")
      case (true, _): parts.append("\(value) ? \(key) AND \(inner)")
      case (false, "true"): break
      case (false, _): parts.append("(NOT \(value) ? \(key) OR \(inner))")
      }
    }
    if rejectsOthers {
      let keys = members.map { "\(SQLLiteral($0.key))" as SQLText }
      parts.append("\(value) - ARRAY[\(keys, separator: ", ")]::text[] = '{}'")
    }
    if parts.isEmpty { return "(jsonb_typeof(\(value)) = 'object')" }
    return """
      (CASE WHEN jsonb_typeof(\(value)) = 'object' THEN \(parts, separator: " AND ") ELSE false END)
      """
  }
}
