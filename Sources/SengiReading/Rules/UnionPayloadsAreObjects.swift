import SengiDiagnostics
import SengiSchema

/// A union has cases, each case is an object, and none has a field named like the tag, whose key
/// it would overwrite.
struct UnionPayloadsAreObjects: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for shape in schema.shapes {
      for part in shape.parts {
        guard case .union(let union) = part.type else { continue }
        if union.cases.isEmpty {
          diagnostics.error(
            .unionEmpty, "the union in shape '\(shape.name)' has no cases",
            remedy: "name at least one under 'one_of'", at: sources.range(of: part.path))
        }
        for item in union.cases {
          let range = sources.range(of: part.path.appending(.unionCase(item.name)))
          guard let payload = schema.resolved(item.payload) else { continue }
          guard case .object(let fields) = payload else {
            diagnostics.error(
              .unionPayload, "case '\(item.name)' of the union in '\(shape.name)' is not an object",
              remedy: "wrap it in one: { value: … }", at: range)
            continue
          }
          if case .key(let key) = union.tag, fields.contains(where: { $0.key == key }) {
            diagnostics.error(
              .unionTagKey, "case '\(item.name)' has a field '\(key)', which is the union's tag",
              remedy: "rename the field or the tag", at: range)
          }
        }
      }
    }
  }
}
