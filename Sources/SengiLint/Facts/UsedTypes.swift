import SengiSQL
import SengiSchema

/// The types that columns, domains, attributes and shapes have, or that some SQL text may name.
struct UsedTypes: Sendable {
  private var bases: Set<BaseType>
  private let words: Set<String>

  init(_ schema: Schema, _ typed: [TypedPlace], words: Set<String>) {
    self.words = words
    bases = Set(typed.map(\.type.base))
    for table in schema.tables {
      for column in table.columns where column.isInherited { bases.insert(column.type.base) }
    }
    for shape in schema.namespaces.flatMap(\.shapes) { add(shape.body) }
  }

  private mutating func add(_ type: ShapeType) {
    switch type {
    case .scalar(let base): bases.insert(base)
    case .array(let element, _), .map(let element, _): add(element)
    case .object(let fields): for field in fields { add(field.type) }
    case .union(let union): for item in union.cases { add(item.payload) }
    case .reference: break
    }
  }

  func contains(_ base: BaseType, _ name: QualifiedName) -> Bool {
    bases.contains(base) || words.contains(name.name.name)
  }
}
