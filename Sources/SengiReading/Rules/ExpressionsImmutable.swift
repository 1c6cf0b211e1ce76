import SengiDiagnostics
import SengiSQL
import SengiSchema

/// An index or a generated column is made with functions that give the same answer for ever.
///
/// PostgreSQL would reject the DDL with SQLSTATE 42P17. Only what is surely not immutable is found:
/// functions known by name that the schema does not declare itself, and a `timestamptz` column
/// whose answer depends on the session's time zone.
struct ExpressionsImmutable: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    let declared = Set(schema.namespaces.flatMap { $0.functions.map(\.name.name.name) })
    for table in schema.tables {
      for expression in table.expressions where expression.role != .check {
        for call in expression.names.calls {
          guard let name = call.name?.text, !declared.contains(name), call.isBuiltin,
            let known = MutableFunction.named(name, arguments: call.arguments)
          else { continue }
          diagnostics.error(
            .expressionImmutable, "'\(name)' in \(expression.title) is not immutable",
            remedy: known.remedy, at: expression.range(call.range, in: sources))
        }
        for reference in expression.names.columns {
          guard reference.parts.count == 1, let name = reference.name,
            let column = table.columns.first(where: { $0.name.name == name.text }),
            case .timestamptz = column.type.base, !column.type.isArray,
            let use = reference.zoned(in: expression.names.calls)
          else { continue }
          diagnostics.error(
            .expressionImmutable,
            "\(use) in \(expression.title) depends on the session's time zone",
            remedy: "name the zone: (\(name.text) at time zone 'UTC')",
            at: expression.range(reference.range, in: sources))
        }
      }
    }
  }
}

extension ExpressionNames.Call {
  fileprivate var isBuiltin: Bool { parts.count == 1 || parts.first?.text == "pg_catalog" }
}

extension ExpressionNames.Column {
  private static let zonedTypes: Set<String> = ["date", "time", "timestamp", "text", "varchar"]
  private static let zonedFunctions: Set<String> = ["date", "date_trunc", "date_part", "extract"]

  /// How the session's time zone comes into this use of a `timestamptz` column.
  fileprivate func zoned(in calls: [ExpressionNames.Call]) -> String? {
    if let cast, Self.zonedTypes.contains(cast), let name { return "'\(name.text)::\(cast)'" }
    guard let call, calls.indices.contains(call), let name = calls[call].name?.text,
      calls[call].parts.count == 1, Self.zonedFunctions.contains(name)
    else { return nil }
    return "'\(name)'"
  }
}

/// A function of PostgreSQL's own that is stable or volatile.
struct MutableFunction {
  var remedy: String

  static func named(_ name: String, arguments: Int?) -> MutableFunction? {
    switch name {
    case "to_tsvector", "to_tsquery", "plainto_tsquery", "phraseto_tsquery", "websearch_to_tsquery":
      arguments == 1
        ? MutableFunction(remedy: "name the configuration: \(name)('english', …)") : nil
    case "age": arguments == 1 ? MutableFunction(remedy: "write age(a, b) with both times") : nil
    case "concat", "concat_ws":
      MutableFunction(remedy: "join with ||, and coalesce(…, '') for nulls")
    case "to_char", "format", "array_to_string", "to_date", "to_number", "to_json", "to_jsonb",
      "json_build_object", "jsonb_build_object", "json_build_array", "jsonb_build_array",
      "row_to_json", "array_to_json":
      MutableFunction(remedy: "wrap it in a function of your own that is declared immutable")
    default:
      changing.contains(name)
        ? MutableFunction(remedy: "use a column with a default, or a trigger") : nil
    }
  }

  private static let changing: Set<String> = [
    "now", "clock_timestamp", "statement_timestamp", "transaction_timestamp", "timeofday",
    "current_date", "current_time", "current_timestamp", "localtime", "localtimestamp",
    "current_user", "session_user", "user", "current_role", "current_catalog", "current_schema",
    "random", "gen_random_uuid", "uuidv4", "uuidv7", "uuid_generate_v1", "uuid_generate_v4",
    "nextval", "currval", "lastval", "setval", "current_setting", "set_config", "txid_current",
    "pg_current_xact_id", "pg_backend_pid", "inet_client_addr", "version", "pg_sleep",
    "current_database",
  ]
}
