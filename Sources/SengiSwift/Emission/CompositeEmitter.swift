import SengiSQL
import SengiSchema

/// Makes the view of a composite type's struct, in which every attribute may be NULL.
struct CompositeEmitter {
  let type: CompositeType
  let spelling: TypeSpelling
  let layout: SwiftLayout

  private var library: LibraryNames { spelling.library }
  private var body: SwiftLayout { layout.inside() }
  private var inner: SwiftLayout { layout.inside(4) }

  private struct Attribute {
    var attribute: CompositeType.Attribute
    var name: SwiftIdentifier
    var type: SwiftCode
  }

  private var attributes: [Attribute] {
    zip(type.attributes, spelling.names.attributes[type.name] ?? []).map { attribute, name in
      Attribute(
        attribute: attribute, name: name, type: "\(spelling.value(attribute.type))?")
    }
  }

  func view() -> CompositeView {
    let name = spelling.names.composites[type.name] ?? SwiftIdentifier(derived: "Unknown")
    let origin = "PostgreSQL: composite type `\(DocText.code(type.name.description))`."
    let attributes = self.attributes
    return CompositeView(
      library: library,
      doc: SwiftLines(SwiftDocComment([type.doc ?? "", origin], width: layout.width).lines),
      header: SwiftLines(
        layout.type(
          "\(library.access)struct \(name)",
          [library[.pgComposite]] + (keys == nil ? [] : [library[.codable]]))),
      properties: SwiftLines(attributes.flatMap(property)),
      initializer: SwiftLines(initializer(attributes)),
      decoding: SwiftLines(
        attributes.flatMap {
          inner.assignment("self.\($0.name)", trying: "fields.next", "\($0.type).self")
        }),
      writing: SwiftLines(
        attributes.flatMap { attribute in
          let isHidden = attribute.name.name == "fields"
          return inner.call(
            "fields.add", [isHidden ? "self.\(attribute.name)" : "\(attribute.name)"])
        }),
      codable: codable(attributes),
      typeName: SwiftLines(
        body.constant(
          "\(library.access)static var pgTypeName", library[.staticString],
          SwiftStringLiteral(type.name.quoted))))
  }

  private var keys: SwiftOptions.CodableKeys? { spelling.names.options.codableKeys }

  private func codable(_ attributes: [Attribute]) -> CodableView? {
    guard let keys else { return nil }
    func key(_ attribute: Attribute) -> SwiftCode {
      let name = keys == .columns ? attribute.attribute.name.name : attribute.name.name
      return "forKey: \(SwiftStringLiteral(name))"
    }
    return CodableView(
      decoding: SwiftLines(
        attributes.flatMap {
          inner.assignment(
            "self.\($0.name)", trying: "container.decodeIfPresent",
            "\(spelling.value($0.attribute.type)).self, \(key($0))")
        }),
      encoding: SwiftLines(
        [CodableView.opening(isEmpty: attributes.isEmpty, library)]
          + attributes.flatMap { attribute in
            let isHidden = ["container", "encoder"].contains(attribute.name.name)
            let lines = inner.call(
              "try container.encodeIfPresent",
              [isHidden ? "self.\(attribute.name)" : "\(attribute.name)", key(attribute)])
            return lines.allSatisfy(inner.fits) ? lines : ["// swift-format-ignore"] + lines
          }))
  }

  private func property(_ attribute: Attribute) -> [SwiftCode] {
    let type = "`\(DocText.code(DocText.type(attribute.attribute.type)))`"
    return SwiftDocComment([attribute.attribute.doc ?? "", type], width: body.width).lines
      + body.typed("\(library.access)var \(attribute.name)", attribute.type)
  }

  private func initializer(_ attributes: [Attribute]) -> [SwiftCode] {
    if attributes.isEmpty { return ["\(library.access)init() {}"] }
    return body.initializer(attributes.map { ($0.name, $0.type, nil) }, library.access)
      + attributes.flatMap { inner.assignment("self.\($0.name)", "\($0.name)") }.indented + ["}"]
  }
}
