import SengiSQL
import SengiSchema

/// Makes the view of an enumeration's type.
struct EnumEmitter {
  let enumeration: Enumeration
  let spelling: TypeSpelling
  let layout: SwiftLayout
  /// Whether a shape holds values of the enumeration.
  let isUsedInJSON: Bool

  func view() -> EnumView {
    let name = spelling.names.enumerations[enumeration.name] ?? SwiftIdentifier(derived: "Unknown")
    let library = spelling.library
    let origin = "PostgreSQL: enum `\(DocText.code(enumeration.name.description))`."
    return EnumView(
      library: library,
      doc: SwiftLines(
        SwiftDocComment([enumeration.doc ?? "", origin], width: layout.width).lines),
      header: SwiftLines(
        layout.type(
          "\(library.access)enum \(name)",
          [library.conformance(.string), library.conformance(.pgEnum)]
            + (isUsedInJSON ? [library.conformance(.codable)] : []))),
      cases: SwiftLines(cases),
      typeName: SwiftLines(
        layout.inside().constant(
          "\(library.access)static var pgTypeName", library[.staticString],
          SwiftStringLiteral(enumeration.name.quoted))))
  }

  private var cases: [SwiftCode] {
    let names = spelling.names.cases[enumeration.name] ?? []
    let body = layout.inside()
    return zip(enumeration.values, names).flatMap { value, name -> [SwiftCode] in
      let doc = SwiftDocComment([value.doc ?? ""], width: body.width).lines
      if name.name == value.label { return doc + ["case \(name)"] }
      return doc + body.assignment("case \(name)", "\(SwiftStringLiteral(value.label))")
    }
  }
}
