import SengiSQL
import SengiSchema

/// A type within a shape, and the path to it.
struct ShapePart {
  var type: ShapeType
  var path: ObjectPath
  /// The field whose type it is; nil for a shape's body, an array's element and a case's payload.
  var field: ShapeField?
  /// The keys of the object that the field stands in.
  var siblings: [String]
}

extension Shape {
  var path: ObjectPath { .shape(name) }

  /// Every type written in the shape, from the outside in.
  ///
  /// Shapes nest as deep as the YAML does, which is limited; still no recursion is used here.
  var parts: [ShapePart] {
    var parts: [ShapePart] = []
    var open = [ShapePart(type: body, path: path, field: nil, siblings: [])]
    while let part = open.popLast() {
      parts.append(part)
      switch part.type {
      case .scalar, .reference: continue
      case .array(let element, _), .map(let element, _):
        open.append(ShapePart(type: element, path: part.path, field: nil, siblings: []))
      case .object(let fields):
        open += fields.reversed().map { field in
          ShapePart(
            type: field.type, path: part.path.appending(.field(field.key)), field: field,
            siblings: fields.map(\.key))
        }
      case .union(let union):
        open += union.cases.reversed().map { item in
          ShapePart(
            type: item.payload, path: part.path.appending(.unionCase(item.name)), field: nil,
            siblings: [])
        }
      }
    }
    return parts
  }
}

extension Schema {
  var shapes: [Shape] { namespaces.flatMap(\.shapes) }

  /// The type behind a chain of references; nil when the chain breaks or runs in a circle.
  func resolved(_ type: ShapeType) -> ShapeType? {
    var type = type
    var seen: Set<QualifiedName> = []
    while case .reference(let name) = type {
      guard seen.insert(name).inserted, let shape = shape(name) else { return nil }
      type = shape.body
    }
    return type
  }
}
