import SengiDiagnostics
import SengiSchema

/// Every rule a schema has to pass.
enum SchemaRules {
  static let all: [any SchemaRule] = []

  static func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for rule in all { rule.check(schema, sources, into: &diagnostics) }
  }
}
