import SengiJSON
import SengiSQL
import SengiSchema

/// Renders the Swift types of a shape, the outer one and those nested in it.
struct ShapeEmitter {
  let spelling: TypeSpelling
  let schema: Schema
  let renderer: TemplateRenderer
  let layout: SwiftLayout

  var library: LibraryNames { spelling.library }
  var body: SwiftLayout { layout.inside() }
  var inner: SwiftLayout { layout.inside(4) }

  /// Where a type stands in the JSON of a column.
  enum Place {
    /// The column's own value.
    case column
    /// A case of a union that a column tags: read and written by itself too.
    case variant
    case part
  }

  /// - Parameter form: What a case asks of its JSON; a column's own value has its shape's form.
  func lines(
    _ declaration: ShapeDeclaration, origin: QualifiedName, _ place: Place,
    form: PGJSONForm? = nil
  ) -> SwiftLines {
    let forms = ShapeForms(schema)
    let form = place == .column ? schema.shape(origin).map { forms.form(of: $0) } : form
    let isRoot = place != .part
    let detail =
      place == .column ? "PostgreSQL: JSON of shape `\(DocText.code(origin.description))`." : ""
    switch declaration {
    case .object(let object):
      return renderer.render(
        .shape, objectView(object, detail: detail, origin: origin, isRoot: isRoot, form: form))
    case .union(let union):
      return renderer.render(
        .union, unionView(union, detail: detail, origin: origin, isRoot: isRoot, form: form))
    case .wrapper(let name, let doc, let type):
      return renderer.render(
        .shape, wrapperView(name, doc, type, detail: detail, origin: origin, form: form))
    }
  }

  func type(_ value: ShapeValue) -> SwiftCode {
    switch value {
    case .scalar(let base): spelling.scalar(base)
    case .array(let element, let hasNullableElements):
      hasNullableElements ? "[\(type(element))?]" : "[\(type(element))]"
    case .map(let value, let hasNullableValues):
      "[\(library[.string]): \(type(value))\(hasNullableValues ? "?" : "" as SwiftCode)]"
    case .nested(let declaration): "\(declaration.name)"
    case .reference(let name): spelling.shape(name)
    }
  }

  func conformances(isRoot: Bool) -> [LibraryName] {
    isRoot ? [.pgJSONCodable, .hashable] : [.codable, .hashable, .sendable]
  }

  func documentation(_ doc: String?, _ detail: String) -> SwiftLines {
    SwiftLines(SwiftDocComment([doc ?? "", detail], width: layout.width).lines)
  }

  func nested(
    _ values: [ShapeValue], origin: QualifiedName, _ place: Place = .part,
    forms: [PGJSONForm] = []
  ) -> [SwiftLines] {
    values.enumerated().compactMap { index, value -> SwiftLines? in
      guard let declaration = Self.declaration(in: value) else { return nil }
      let emitter = ShapeEmitter(
        spelling: spelling, schema: schema, renderer: renderer, layout: layout.inside())
      return emitter.lines(
        declaration, origin: origin, place, form: forms.indices.contains(index) ? forms[index] : nil
      )
    }
  }

  private static func declaration(in value: ShapeValue) -> ShapeDeclaration? {
    switch value {
    case .nested(let declaration): declaration
    case .array(let element, _), .map(let element, _): declaration(in: element)
    case .scalar, .reference: nil
    }
  }

  private func wrapperView(
    _ name: SwiftIdentifier, _ doc: String?, _ value: ShapeValue, detail: String,
    origin: QualifiedName, form: PGJSONForm?
  ) -> ShapeView {
    let type = type(value)
    return ShapeView(
      library: library, doc: documentation(doc, detail),
      header: SwiftLines(
        layout.type(
          "\(library.access)struct \(name)", conformances(isRoot: true).map { library[$0] })),
      properties: SwiftLines(body.typed("\(library.access)var value", type)),
      initializer: SwiftLines(
        body.function("\(library.access)init", ["_ value: \(type)"], " {") + [
          "  self.value = value", "}",
        ]),
      codingKeys: SwiftLines([]), form: SwiftLines(formLines(form)),
      decoding: SwiftLines(
        inner.assignment(
          "self.value", trying: "decoder.singleValueContainer().decode", "\(type).self")),
      encoding: SwiftLines([
        "var container = encoder.singleValueContainer()", "try container.encode(value)",
      ]),
      nested: nested([value], origin: origin), hasPath: false, path: SwiftLines([]))
  }
}
