import SengiSQL
import SengiSchema

/// Renders the Swift types of a shape, the outer one and those nested in it.
struct ShapeEmitter {
  let spelling: TypeSpelling
  let schema: Schema
  let renderer: TemplateRenderer
  let layout: SwiftLayout
  /// The name of the type around this one, with its namespace; nil for a shape itself.
  var outer: SwiftCode?

  var library: LibraryNames { spelling.library }
  var body: SwiftLayout { layout.inside() }
  var inner: SwiftLayout { layout.inside(4) }

  /// - Parameter isRoot: Whether the type is a column's own value, and not a part of one.
  func lines(_ declaration: ShapeDeclaration, origin: QualifiedName, isRoot: Bool) -> SwiftLines {
    let detail = isRoot ? "JSON shape `\(DocText.code(origin.description))`." : ""
    switch declaration {
    case .object(let object):
      return renderer.render(
        .shape, objectView(object, detail: detail, origin: origin, isRoot: isRoot))
    case .union(let union):
      return renderer.render(
        .union, unionView(union, detail: detail, origin: origin, isRoot: isRoot))
    case .wrapper(let name, let doc, let type):
      return renderer.render(
        .shape, wrapperView(name, doc, type, detail: detail, origin: origin))
    }
  }

  func type(_ value: ShapeValue) -> SwiftCode {
    switch value {
    case .scalar(let base): spelling.base(base)
    case .array(let element, let hasNullableElements):
      hasNullableElements ? "[\(type(element))?]" : "[\(type(element))]"
    case .nested(let declaration): "\(declaration.name)"
    case .reference(let name): spelling.shape(name)
    }
  }

  func conformances(isRoot: Bool) -> [SwiftCode] {
    isRoot
      ? [library[.pgJSONCodable], library[.hashable]]
      : [library[.codable], library[.hashable], library[.sendable]]
  }

  func documentation(_ doc: String?, _ detail: String) -> SwiftLines {
    SwiftLines(SwiftDocComment([doc ?? "", detail], width: layout.width).lines)
  }

  func nested(_ values: [ShapeValue], origin: QualifiedName, isRoot: Bool = false) -> [SwiftLines] {
    values.compactMap { value -> SwiftLines? in
      guard let declaration = Self.declaration(in: value) else { return nil }
      var emitter = ShapeEmitter(
        spelling: spelling, schema: schema, renderer: renderer, layout: layout.inside())
      emitter.outer = outer
      return emitter.lines(declaration, origin: origin, isRoot: isRoot)
    }
  }

  private static func declaration(in value: ShapeValue) -> ShapeDeclaration? {
    switch value {
    case .nested(let declaration): declaration
    case .array(let element, _): declaration(in: element)
    case .scalar, .reference: nil
    }
  }

  private func wrapperView(
    _ name: SwiftIdentifier, _ doc: String?, _ value: ShapeValue, detail: String,
    origin: QualifiedName
  ) -> ShapeView {
    let type = type(value)
    return ShapeView(
      library: library, doc: documentation(doc, detail),
      header: SwiftLines(layout.type("public struct \(name)", conformances(isRoot: true))),
      properties: SwiftLines(body.typed("public var value", type)),
      initializer: SwiftLines(
        body.function("public init", ["_ value: \(type)"], " {") + ["  self.value = value", "}"]),
      codingKeys: SwiftLines([]),
      decoding: SwiftLines(
        inner.assignment(
          "self.value", trying: "decoder.singleValueContainer().decode", "\(type).self")),
      encoding: SwiftLines([
        "var container = encoder.singleValueContainer()", "try container.encode(value)",
      ]),
      nested: nested([value], origin: origin), hasPath: false, path: SwiftLines([]))
  }
}
