import SengiDiagnostics
import SengiSchema

/// The keys of an object differ, and so do the cases of a union.
struct ShapeNamesDiffer: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for shape in schema.shapes {
      for part in shape.parts {
        var seen: Set<String> = []
        switch part.type {
        case .scalar, .reference, .array, .map: continue
        case .object(let fields):
          for field in fields where !seen.insert(field.key).inserted {
            diagnostics.error(
              .shapeDuplicate, "key '\(field.key)' stands twice in shape '\(shape.name)'",
              remedy: "rename one of the two",
              at: sources.range(of: part.path.appending(.field(field.key))))
          }
        case .union(let union):
          for item in union.cases where !seen.insert(item.name).inserted {
            diagnostics.error(
              .shapeDuplicate, "case '\(item.name)' stands twice in shape '\(shape.name)'",
              remedy: "rename one of the two",
              at: sources.range(of: part.path.appending(.unionCase(item.name))))
          }
        }
      }
    }
  }
}
