import SengiSQL
import SengiSchema

/// Which shapes hold which others in place, that is neither through an array nor, once known, through
/// an indirect union: where that leads back to the start, a Swift value would hold itself.
struct ShapeGraph: Sendable {
  private let all: [QualifiedName: Set<QualifiedName>]
  private let direct: [QualifiedName: Set<QualifiedName>]
  private let required: [QualifiedName: Set<QualifiedName>]

  init(_ schema: Schema) {
    let shapes = schema.namespaces.flatMap(\.shapes)
    var all: [QualifiedName: Set<QualifiedName>] = [:]
    for shape in shapes { all[shape.name] = Self.references(in: shape.body) { _ in true } }
    let complete = Self.closure(of: all)
    var direct: [QualifiedName: Set<QualifiedName>] = [:]
    var required: [QualifiedName: Set<QualifiedName>] = [:]
    for shape in shapes {
      func follows(_ union: ShapeUnion) -> Bool {
        !Self.references(in: .union(union), follows: { _ in true }).contains {
          $0 == shape.name || complete[$0]?.contains(shape.name) == true
        }
      }
      direct[shape.name] = Self.references(in: shape.body, follows: follows)
      required[shape.name] = Self.references(
        in: shape.body, requiredOnly: true, follows: follows)
    }
    self.all = complete
    self.direct = Self.closure(of: direct)
    self.required = Self.closure(of: required)
  }

  /// Whether a union inside this shape leads back to the shape.
  func isRecursive(_ union: ShapeUnion, in shape: QualifiedName) -> Bool {
    Self.references(in: .union(union), follows: { _ in true }).contains {
      $0 == shape || all[$0]?.contains(shape) == true
    }
  }

  /// Whether a field of this type inside a struct of this shape leads back to the shape.
  func isRecursive(_ type: ShapeType, in shape: QualifiedName) -> Bool {
    guard case .reference(let target) = type else { return false }
    return target == shape || direct[target]?.contains(shape) == true
  }

  /// Whether a value of this shape would have to hold another of the same shape, without end.
  func isEndless(_ shape: QualifiedName) -> Bool {
    required[shape]?.contains(shape) == true
  }

  private static func references(
    in type: ShapeType, requiredOnly: Bool = false, follows: (ShapeUnion) -> Bool
  ) -> Set<QualifiedName> {
    switch type {
    case .scalar, .array, .map: return []
    case .reference(let name): return [name]
    case .object(let fields):
      return fields.reduce(into: []) { result, field in
        if requiredOnly, field.presence != .required { return }
        result.formUnion(
          references(in: field.type, requiredOnly: requiredOnly, follows: follows))
      }
    case .union(let union):
      guard follows(union) else { return [] }
      return union.cases.reduce(into: []) { result, item in
        result.formUnion(
          references(in: item.payload, requiredOnly: requiredOnly, follows: follows))
      }
    }
  }

  private static func closure(of edges: [QualifiedName: Set<QualifiedName>])
    -> [QualifiedName: Set<QualifiedName>]
  {
    edges.mapValues { first in
      var reached = first
      var open = Array(first)
      while let next = open.popLast() {
        for target in edges[next] ?? [] where reached.insert(target).inserted {
          open.append(target)
        }
      }
      return reached
    }
  }
}
