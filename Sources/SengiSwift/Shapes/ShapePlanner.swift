import SengiSQL
import SengiSchema

/// Decides the Swift types and names that a schema's shapes become.
struct ShapePlanner {
  private let schema: Schema
  private let names: SwiftNames
  private let graph: ShapeGraph
  private(set) var findings: [SwiftFinding] = []
  private(set) var declarations: [QualifiedName: ShapeDeclaration] = [:]
  private(set) var enumerationsInJSON: Set<QualifiedName> = []

  /// Where in the schema, and inside which types, the planner is.
  private struct Place {
    var shape: QualifiedName
    var path: ObjectPath
    /// The names that a nested type may not have.
    var taken: Set<String>
    /// The key of the union whose case is planned.
    var tag: String?

    /// Members whose names are those of types, too: in scripts without capitals, or with a digit
    /// in front.
    mutating func take(_ members: [String]) {
      taken.formUnion(members.compactMap { NameWords($0).member?.name })
    }
  }

  init(_ schema: Schema, _ names: SwiftNames) {
    self.schema = schema
    self.names = names
    graph = ShapeGraph(schema)
    for shape in schema.namespaces.flatMap(\.shapes) {
      let name = names.shapes[shape.name] ?? SwiftIdentifier(derived: "Unknown")
      let taken = names.visible(in: shape.name.namespace)
        .union(ReservedNames.types).union(LibraryName.allCases.map(\.rawValue))
      let place = Place(shape: shape.name, path: .shape(shape.name), taken: taken)
      if graph.isEndless(shape.name) {
        findings.append(
          SwiftFinding(
            "GEN0003", "shape \(shape.name) holds itself without end",
            remedy: "make the field that leads back optional or an array",
            at: place.path))
      }
      declarations[shape.name] = declare(shape.body, as: name, doc: shape.doc, place)
    }
  }

  private mutating func declare(
    _ type: ShapeType, as name: SwiftIdentifier, doc: String?, _ place: Place
  ) -> ShapeDeclaration {
    var place = place
    place.taken.insert(name.name)
    switch type {
    case .object(let fields):
      let keeps = schema.shape(place.shape)?.extraKeys == .keep
      return .object(
        ShapeObject(
          name: name, doc: doc, fields: plan(fields, keepsExtraKeys: keeps, &place),
          keepsExtraKeys: keeps, tag: place.tag))
    case .union(let union):
      return .union(
        ShapeVariants(
          name: name, doc: doc, tag: union.tag, cases: plan(union, &place),
          isIndirect: graph.isRecursive(union, in: place.shape)))
    case .scalar, .array, .map, .reference:
      return .wrapper(name: name, doc: doc, type: value(type, named: name, &place))
    }
  }

  private mutating func plan(
    _ fields: [ShapeField], keepsExtraKeys: Bool, _ place: inout Place
  ) -> [ShapeObject.Field] {
    place.tag = nil
    var scope = NameScope(
      reserved: ReservedNames.shapeField.union(keepsExtraKeys ? ["extraKeys"] : []))
    place.take(fields.map { $0.swiftName ?? $0.key })
    return fields.map { field in
      let path = place.path.appending(.field(field.key))
      let claim = NameScope.Claim(
        path: path, title: "field '\(field.key)' of \(place.path)", chosen: field.swiftName,
        derived: NameWords(field.key).member ?? NameWords.spelled(field.key, as: "field"))
      let name = scope.name(claim, &findings)
      return ShapeObject.Field(
        key: field.key, name: name,
        value: value(field.type, named: nestedName(field), &place, at: path),
        presence: field.presence, defaultValue: defaultValue(of: field, at: path),
        defaultJSON: defaultJSON(of: field), doc: field.doc,
        isRecursive: graph.isRecursive(field.type, in: place.shape))
    }
  }

  private mutating func plan(
    _ union: ShapeUnion, _ place: inout Place
  ) -> [ShapeVariants.Case] {
    place.tag = nil
    if case .key(let key) = union.tag { place.tag = key }
    var scope = NameScope(reserved: ReservedNames.enumCase)
    place.take(union.cases.map { $0.swiftName ?? $0.name })
    return union.cases.map { item in
      let path = place.path.appending(.unionCase(item.name))
      let claim = NameScope.Claim(
        path: path, title: "case '\(item.name)' of \(place.path)", chosen: item.swiftName,
        derived: NameWords(item.name).member ?? NameWords.spelled(item.name, as: "case"))
      let name = scope.name(claim, &findings)
      let typeName =
        names.words(item.swiftName ?? item.name).type ?? NameWords.spelled(item.name, as: "Case")
      return ShapeVariants.Case(
        tag: item.name, name: name,
        payload: value(item.payload, named: typeName, &place, at: path), doc: item.doc)
    }
  }

  private func nestedName(_ field: ShapeField) -> SwiftIdentifier {
    let words = names.words(field.swiftName ?? field.key)
    if case .array = field.type, let name = words.singular.type { return name }
    return words.type ?? NameWords.spelled(field.key, as: "Field")
  }

  private mutating func value(
    _ type: ShapeType, named name: SwiftIdentifier, _ place: inout Place, at path: ObjectPath? = nil
  ) -> ShapeValue {
    switch type {
    case .scalar(let base):
      if case .enumeration(let name) = base { enumerationsInJSON.insert(name) }
      return .scalar(base)
    case .reference(let name): return .reference(name)
    case .array(let element, let hasNullableElements):
      place.tag = nil
      return .array(
        value(element, named: name, &place, at: path), hasNullableElements: hasNullableElements)
    case .map(let inner, let hasNullableValues):
      return .map(
        value(inner, named: name, &place, at: path), hasNullableValues: hasNullableValues)
    case .object, .union:
      var name = name
      while place.taken.contains(name.name) { name = name.appending("Value") }
      place.taken.insert(name.name)
      var inner = place
      if let path { inner.path = path }
      return .nested(declare(type, as: name, doc: nil, inner))
    }
  }

  private func defaultJSON(of field: ShapeField) -> SwiftStringLiteral? {
    guard let source = field.defaultValue,
      field.presence == .required || field.presence == .absentable,
      DefaultLiteral.swift(source, as: field.type, names) == nil
    else { return nil }
    return DefaultLiteral.json(source, as: field.type)
  }

  private mutating func defaultValue(of field: ShapeField, at path: ObjectPath) -> SwiftCode? {
    guard let source = field.defaultValue,
      field.presence == .required || field.presence == .absentable
    else { return nil }
    if let value = DefaultLiteral.swift(source, as: field.type, names) { return value }
    if DefaultLiteral.json(source, as: field.type) != nil { return nil }
    findings.append(
      SwiftFinding(
        "GEN0004", "Swift cannot say the default of field '\(field.key)'", severity: .warning,
        remedy: "JSON without this key will not decode; give the key in the column's default",
        at: path))
    return nil
  }
}
