import SengiDiagnostics
import SengiSQL
import SengiSchema

/// A function of PostgreSQL's own that an expression calls is there in the target already.
///
/// `uuidv7()` is fine everywhere: below 18 the DDL brings it.
struct TargetHasFunctions: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    let declared = Set(schema.namespaces.flatMap { $0.functions.map(\.name.name.name) })
    for table in schema.tables {
      var places = table.expressions.map { ($0.names, $0.path, $0.aspect) }
      for column in table.columns {
        guard let value = column.defaultValue else { continue }
        places.append((ExpressionNames(of: value.source), table.path(of: column), .defaultValue))
      }
      for (names, path, aspect) in places {
        for call in names.calls {
          guard call.parts.count == 1, let name = call.name?.text, !declared.contains(name),
            let since = Self.since[name], since > schema.target.major
          else { continue }
          diagnostics.error(
            .laterFunction,
            "function '\(name)' needs PostgreSQL \(since), but the target is \(schema.target)",
            remedy: Self.fallbacks[name] ?? "raise the target, or declare a function of that name",
            at: sources.range(of: path, aspect, at: call.range))
        }
      }
    }
  }

  private static let fallbacks = ["uuidv4": "write gen_random_uuid()"]

  private static let since: [String: Int] = [
    "regexp_like": 15, "regexp_count": 15, "regexp_instr": 15, "regexp_substr": 15,
    "array_shuffle": 16, "array_sample": 16, "random_normal": 16, "date_add": 16,
    "date_subtract": 16, "pg_input_is_valid": 16,
    "json_value": 17, "json_query": 17, "json_exists": 17, "to_bin": 17, "to_oct": 17,
    "uuid_extract_timestamp": 17, "uuid_extract_version": 17, "unicode_assigned": 17,
    "uuidv4": 18, "casefold": 18, "array_sort": 18, "array_reverse": 18, "crc32": 18, "crc32c": 18,
  ]
}
