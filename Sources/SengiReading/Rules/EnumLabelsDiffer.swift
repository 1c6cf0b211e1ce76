import SengiDiagnostics
import SengiSQL
import SengiSchema

/// An enum has values, all different, none longer than 63 bytes.
///
/// PostgreSQL would reject a label with SQLSTATE 23505 or 42602; an enum without values it takes,
/// but no row could hold one, and Swift has no raw type for it.
struct EnumLabelsDiffer: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for enumeration in schema.namespaces.flatMap(\.enumerations) {
      let path = ObjectPath.enumeration(enumeration.name)
      if enumeration.values.isEmpty {
        diagnostics.error(
          .enumEmpty, "enum '\(enumeration.name)' has no values", remedy: "name at least one",
          at: sources.range(of: path))
      }
      var seen: Set<String> = []
      for value in enumeration.values {
        let range = sources.range(of: path.appending(.enumValue(value.label)))
        if !seen.insert(value.label).inserted {
          diagnostics.error(
            .enumLabel, "value '\(value.label)' stands twice in enum '\(enumeration.name)'",
            remedy: "remove one of the two", at: range)
        }
        let length = value.label.utf8.count
        if length > SQLIdentifier.maximumLength || value.label.utf8.contains(0) {
          diagnostics.error(
            .enumLabel,
            "value '\(value.label)' of enum '\(enumeration.name)' is \(length) bytes long; PostgreSQL takes \(SQLIdentifier.maximumLength)",
            remedy: "shorten it", at: range)
        }
      }
    }
  }
}
