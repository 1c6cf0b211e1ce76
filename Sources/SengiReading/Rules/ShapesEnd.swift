import SengiDiagnostics
import SengiSQL
import SengiSchema

/// A shape that contains itself does so in an array, in a key that may be missing or null, or in
/// one of several cases: otherwise no JSON value could ever be of the shape.
struct ShapesEnd: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    let shapes = schema.shapes
    // A shape ends when all it must hold ends; what is left when no more are found never does.
    var ending: Set<QualifiedName> = []
    var isChanging = true
    while isChanging {
      isChanging = false
      for shape in shapes where !ending.contains(shape.name) {
        if ends(shape.body, ending, schema) {
          ending.insert(shape.name)
          isChanging = true
        }
      }
    }
    for shape in shapes where !ending.contains(shape.name) {
      guard isInCircle(shape.name, ending, schema) else { continue }
      diagnostics.error(
        .shapeRecursion, "shape '\(shape.name)' must contain itself without end",
        remedy: "make the key on the way optional ('\(shape.name.name)?') or an array",
        at: sources.range(of: shape.path))
    }
  }

  private func ends(_ type: ShapeType, _ ending: Set<QualifiedName>, _ schema: Schema) -> Bool {
    switch type {
    case .array, .map: true
    case .scalar(let base): base.shape.map { isEnding($0, ending, schema) } ?? true
    case .reference(let name): isEnding(name, ending, schema)
    case .object(let fields):
      fields.allSatisfy { $0.presence != .required || ends($0.type, ending, schema) }
    case .union(let union):
      union.cases.isEmpty || union.cases.contains { ends($0.payload, ending, schema) }
    }
  }

  private func isEnding(
    _ name: QualifiedName, _ ending: Set<QualifiedName>, _ schema: Schema
  ) -> Bool {
    ending.contains(name) || schema.shape(name) == nil
  }

  /// Whether the shape is on the circle itself, and does not only lead to it.
  private func isInCircle(
    _ name: QualifiedName, _ ending: Set<QualifiedName>, _ schema: Schema
  ) -> Bool {
    var seen: Set<QualifiedName> = []
    var open = [name]
    while let next = open.popLast() {
      for target in needed(by: next, schema) where !ending.contains(target) {
        if target == name { return true }
        if seen.insert(target).inserted { open.append(target) }
      }
    }
    return false
  }

  private func needed(by name: QualifiedName, _ schema: Schema) -> [QualifiedName] {
    var found: [QualifiedName] = []
    var open = (schema.shape(name)?.body).map { [$0] } ?? []
    while let type = open.popLast() {
      switch type {
      case .array, .map: continue
      case .scalar(let base): found += base.shape.map { [$0] } ?? []
      case .reference(let target): found.append(target)
      case .object(let fields):
        open += fields.filter { $0.presence == .required }.map(\.type)
      case .union(let union): open += union.cases.map(\.payload)
      }
    }
    return found
  }
}
