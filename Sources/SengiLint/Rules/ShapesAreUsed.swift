import SengiSQL
import SengiSchema

struct ShapesAreUsed: LintRule {
  static let code = LintCode("LNT0010", "A shape is not used.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    var reached = Set(facts.schema.tables.flatMap(\.columns).compactMap(\.type.base.shape))
    reached.formUnion(facts.typed.compactMap(\.type.base.shape))
    var open = Array(reached)
    while let name = open.popLast() {
      guard let body = facts.schema.shape(name)?.body else { continue }
      for next in Self.references(of: body) where reached.insert(next).inserted {
        open.append(next)
      }
    }
    for shape in facts.schema.namespaces.flatMap(\.shapes) where !reached.contains(shape.name) {
      findings.append(
        LintFinding(
          "shape '\(shape.name)' is reached by no column", remedy: "remove it",
          at: .shape(shape.name)))
    }
  }

  private static func references(of type: ShapeType) -> [QualifiedName] {
    switch type {
    case .scalar: []
    case .array(let element, _), .map(let element, _): references(of: element)
    case .object(let fields): fields.flatMap { references(of: $0.type) }
    case .union(let union): union.cases.flatMap { references(of: $0.payload) }
    case .reference(let name): [name]
    }
  }
}
