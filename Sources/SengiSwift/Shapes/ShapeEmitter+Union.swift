import SengiJSON
import SengiSQL
import SengiSchema

extension ShapeEmitter {
  func unionView(
    _ union: ShapeVariants, detail: String, origin: QualifiedName, isRoot: Bool,
    form: PGJSONForm?
  ) -> UnionView {
    let isTaggedByColumn = union.tag == .column
    var key: SwiftStringLiteral?
    if case .key(let name) = union.tag { key = SwiftStringLiteral(name) }
    let conformances: [LibraryName] =
      isTaggedByColumn
      ? [.pgTaggedJSON, .hashable] : conformances(isRoot: isRoot)
    let head: SwiftCode =
      union.isIndirect ? "\(library.access)indirect enum" : "\(library.access)enum"
    return UnionView(
      library: library, doc: documentation(union.doc, detail),
      header: SwiftLines(
        layout.type("\(head) \(union.name)", conformances.map(library.conformance))),
      cases: SwiftLines(union.cases.flatMap(declaration)),
      nested: nested(
        union.cases.map(\.payload), origin: origin, isTaggedByColumn ? .variant : .part,
        forms: isTaggedByColumn
          ? schema.shape(origin).flatMap { ShapeForms(schema).variants(of: $0) }?.map(\.form) ?? []
          : []),
      form: SwiftLines(isTaggedByColumn ? [] : formLines(form)),
      tags: SwiftLines(
        union.cases.flatMap { pattern("case .\($0.name)", "\(SwiftStringLiteral($0.tag))") }),
      key: key,
      decoding: SwiftLines(
        union.cases.flatMap { decode($0, isTaggedByColumn: isTaggedByColumn) }),
      unknown: SwiftLines(unknown(union, origin: origin)),
      payloads: SwiftLines(
        union.cases.flatMap {
          pattern(
            "case .\($0.name)(let value)",
            isTaggedByColumn ? "value" : "try value.encode(to: encoder)")
        }),
      path: SwiftLines(isTaggedByColumn ? union.cases.flatMap(pathAccessor) : []))
  }

  private func declaration(_ item: ShapeVariants.Case) -> [SwiftCode] {
    let doc = SwiftDocComment([item.doc ?? ""], width: body.width).lines
    return doc + body.call("case \(item.name)", [type(item.payload)])
  }

  private func pattern(_ head: SwiftCode, _ statement: SwiftCode) -> [SwiftCode] {
    let line: SwiftCode = "\(head): \(statement)"
    return inner.fits(line) ? [line] : ["\(head):", "  \(statement)"]
  }

  private func decode(_ item: ShapeVariants.Case, isTaggedByColumn: Bool) -> [SwiftCode] {
    let argument: SwiftCode = isTaggedByColumn ? "json: json" : "from: decoder"
    let statement: SwiftCode = "self = .\(item.name)(try \(type(item.payload))(\(argument)))"
    let head: SwiftCode = "case \(SwiftStringLiteral(item.tag))"
    let line: SwiftCode = "\(head): \(statement)"
    if inner.fits(line) { return [line] }
    return ["\(head):"]
      + inner.inside().call("self = .\(item.name)", ["try \(type(item.payload))(\(argument))"])
      .indented
  }

  private func unknown(_ union: ShapeVariants, origin: QualifiedName) -> [SwiftCode] {
    if case .key = union.tag {
      return [
        "throw \(library[.decodingError]).dataCorruptedError(",
        "  forKey: .tag, in: container, debugDescription: \"unknown tag\")",
      ]
    }
    let layout = inner.inside()
    let callee: SwiftCode = "throw \(library[.pgDecodingError]).malformed"
    let name = SwiftStringLiteral(
      spelling.names.absolute(union.name, in: origin.namespace).description)
    if layout.fits("  type: \(name),") {
      return layout.call(callee, ["type: \(name)", "reason: \"unknown tag\""])
    }
    // An ignored statement inside a switch makes swift-format 6.3 crash.
    return ["\(callee)(", "  type:", "    \(name),", "  reason: \"unknown tag\")"]
  }

  private func pathAccessor(_ item: ShapeVariants.Case) -> [SwiftCode] {
    let type: SwiftCode = "\(type(item.payload)).Path"
    return inner.computed("\(library.access)var \(item.name)", type, "\(type)(_path)")
  }
}
