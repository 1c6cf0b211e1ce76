import SengiSQL
import SengiSchema

/// The types that columns, domains, attributes and shapes have, or that some SQL text may name.
struct UsedTypes {
  private var bases: Set<BaseType>
  private let words: Set<String>

  init(_ facts: SchemaFacts) {
    bases = Set(facts.schema.tables.flatMap(\.columns).map(\.type.base))
    bases.formUnion(facts.typed.map(\.type.base))
    words = facts.words
    for shape in facts.schema.namespaces.flatMap(\.shapes) { add(shape.body) }
  }

  private mutating func add(_ type: ShapeType) {
    switch type {
    case .scalar(let base): bases.insert(base)
    case .array(let element, _): add(element)
    case .object(let fields): for field in fields { add(field.type) }
    case .union(let union): for item in union.cases { add(item.payload) }
    case .reference: break
    }
  }

  func contains(_ base: BaseType, _ name: QualifiedName) -> Bool {
    bases.contains(base) || words.contains(name.name.name)
  }
}
