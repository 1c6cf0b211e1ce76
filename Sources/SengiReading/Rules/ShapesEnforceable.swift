import SengiDiagnostics
import SengiSchema

/// `enforce` stands only where there is one shape to check, and shapes hold only types whose texts
/// can be told apart.
struct ShapesEnforceable: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      for column in table.columns
      where column.enforcesShape == true && !schema.enforcesShape(column) {
        diagnostics.error(
          .shapeEnforced,
          "column '\(column.name)' has \(column.type.isArray ? "an array of JSON" : "no shape") to check",
          remedy: "leave 'enforce' out, or give the column the type jsonb<shape>",
          at: sources.range(of: table.path(of: column), .type))
      }
    }
    for shape in schema.shapes {
      for part in shape.parts where part.type == .scalar(.cidr) {
        diagnostics.error(
          .fieldCheck, "JSON Schema cannot say what a cidr is", remedy: "write 'inet' or 'text'",
          at: sources.range(of: part.path, .type) ?? sources.range(of: part.path))
      }
    }
  }
}
