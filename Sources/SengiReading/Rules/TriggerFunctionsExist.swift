import SengiDiagnostics
import SengiSQL
import SengiSchema

/// A trigger's function is declared, as far as the schema can tell.
///
/// Only a warning: a function may come from a migration of the user's own.
struct TriggerFunctionsExist: SchemaRule {
  private static let builtin: Set<String> = [
    "tsvector_update_trigger", "tsvector_update_trigger_column",
    "suppress_redundant_updates_trigger",
  ]

  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    let functions = schema.namespaces.flatMap(\.functions).map(\.name)
    for table in schema.tables {
      for trigger in table.triggers where trigger.behaviour == nil {
        let parts = TriggerText(trigger).function.map(\.text)
        guard let name = parts.last, parts.count <= 2 else { continue }
        let namespace = parts.count == 2 ? parts.first : nil
        if isKnown(name, in: namespace, of: table, schema, functions) { continue }
        let written = parts.joined(separator: ".")
        diagnostics.warning(
          .triggerFunction,
          "function '\(written)' of trigger '\(trigger.name)' is not declared in this schema",
          remedy: Suggestion.remedy(for: name, in: functions.map(\.name.name))
            ?? "declare it under 'functions'",
          at: sources.range(of: table.path(of: trigger), .expression))
      }
    }
  }

  private func isKnown(
    _ name: String, in namespace: String?, of table: Table, _ schema: Schema,
    _ functions: [QualifiedName]
  ) -> Bool {
    if let namespace {
      let isOurs = namespace == "sengi" || namespace.hasPrefix("pg_")
      let isDeclared = schema.namespaces.contains { $0.name.name == namespace }
      if isOurs || schema.extensions.contains(where: { $0.namespace?.name == namespace }) {
        return true
      }
      return isDeclared
        && functions.contains { $0.name.name == name && $0.namespace?.name == namespace }
    }
    // An extension may bring one, such as moddatetime.
    if Self.builtin.contains(name) || !schema.extensions.isEmpty { return true }
    return functions.contains {
      $0.name.name == name
        && ($0.namespace == table.name.namespace || $0.namespace?.name ?? "public" == "public")
    }
  }
}
