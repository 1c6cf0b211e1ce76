import SengiJSON
import SengiSQL

/// What the shapes of a schema ask of JSON, in the plain form that the database's checks, JSON
/// Schema and Swift are all made from.
public struct ShapeForms: Sendable {
  private let schema: Schema

  public init(_ schema: Schema) { self.schema = schema }

  /// The form of one shape; other shapes stand in it by name.
  ///
  /// A union that a column tags has no form of its own, only its cases have: ``variants(of:)``.
  public func form(of shape: Shape) -> PGJSONForm { form(of: shape.body, in: shape) }

  /// The form of each case of a union that a column tags; nil for every other shape.
  public func variants(of shape: Shape) -> [PGJSONForm.Variant]? {
    var type = shape.body
    var origin = shape
    var seen: Set<QualifiedName> = [shape.name]
    while case .reference(let name) = type {
      guard seen.insert(name).inserted, let next = schema.shape(name) else { return nil }
      type = next.body
      origin = next
    }
    guard case .union(let union) = type, union.tag == .column else { return nil }
    return union.cases.map { PGJSONForm.Variant($0.name, form(of: $0.payload, in: origin)) }
  }

  /// The shape that a form mentions by this name.
  public func shape(named name: String) -> Shape? {
    schema.namespaces.lazy.flatMap(\.shapes).first { $0.name.description == name }
  }

  /// The names of the shapes that a form mentions.
  public static func names(in form: PGJSONForm) -> Set<String> {
    switch form {
    case .any, .boolean, .number, .integer, .string, .scalar, .type: []
    case .named(let name): [name]
    case .array(let inner), .map(let inner), .nullable(let inner), .checked(let inner, _):
      names(in: inner)
    case .object(let members, _): members.reduce(into: []) { $0.formUnion(names(in: $1.form)) }
    case .union(_, let variants): variants.reduce(into: []) { $0.formUnion(names(in: $1.form)) }
    }
  }

  /// The form of a type written in a shape.
  public func form(of type: ShapeType, in shape: Shape) -> PGJSONForm {
    switch type {
    case .scalar(let base): return ScalarForm.form(of: base, in: schema) ?? .string
    case .reference(let name): return .named(name.description)
    case .array(let element, let hasNullableElements):
      let form = form(of: element, in: shape)
      return .array(hasNullableElements ? .nullable(form) : form)
    case .map(let value, let hasNullableValues):
      let form = form(of: value, in: shape)
      return .map(hasNullableValues ? .nullable(form) : form)
    case .object(let fields):
      return .object(fields.map { member($0, in: shape) }, rejectsOthers: shape.rejectsExtraKeys)
    case .union(let union):
      guard case .key(let key) = union.tag else { return .any }
      return .union(
        key: key,
        union.cases.map {
          PGJSONForm.Variant($0.name, payload($0, key: key, of: $0.payload, in: shape))
        })
    }
  }

  /// A case's object with the tag as one of its keys.
  private func payload(
    _ item: ShapeUnion.Case, key: String, of type: ShapeType, in shape: Shape
  ) -> PGJSONForm {
    var type = type
    var shape = shape
    var seen: Set<QualifiedName> = []
    while case .reference(let name) = type, seen.insert(name).inserted,
      let next = schema.shape(name)
    {
      type = next.body
      shape = next
    }
    guard case .object(let fields) = type else { return .any }
    let tag = PGJSONForm.Member(key, .checked(.string, .oneOf([item.name])))
    return .object(
      [tag] + fields.map { member($0, in: shape) }, rejectsOthers: shape.rejectsExtraKeys)
  }

  private func member(_ field: ShapeField, in shape: Shape) -> PGJSONForm.Member {
    var form = form(of: field.type, in: shape)
    if let check = field.check,
      let read = try? FieldCheck(parsing: check.source, key: field.key, form: form)
    {
      form = .checked(form, read.condition)
    }
    if field.presence == .optional || field.presence == .nullable { form = .nullable(form) }
    let isRequired = field.presence == .required || field.presence == .nullable
    return PGJSONForm.Member(field.key, form, isRequired: isRequired && field.defaultValue == nil)
  }
}

extension Shape {
  var rejectsExtraKeys: Bool { extraKeys == .reject }
}

extension Schema {
  /// Whether the database refuses JSON in the column that is not of its shape.
  public func enforcesShape(_ column: Column) -> Bool {
    guard !column.type.isArray, let shape = column.type.base.shape.flatMap({ shape($0) }) else {
      return false
    }
    return column.enforcesShape ?? shape.isEnforced
  }
}

extension ShapeForms {
  /// - Returns: What of the value does not fit, such as "key 'seo.title' is missing", or nil.
  public func misfit(_ value: JSONValue, _ form: PGJSONForm) -> String? {
    form.misfit(value) { name in shape(named: name).map { self.form(of: $0) } }
  }
}
