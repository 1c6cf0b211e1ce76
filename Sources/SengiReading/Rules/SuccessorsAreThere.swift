import SengiDiagnostics
import SengiSQL
import SengiSchema

/// What rows take for a dropped label of an enum is a label that the enum has.
struct SuccessorsAreThere: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for item in schema.namespaces.flatMap(\.enumerations) {
      let labels = item.values.map(\.label)
      for (place, former) in item.dropped.enumerated() {
        guard let label = item.successors[former], !labels.contains(label) else { continue }
        diagnostics.error(
          .successorMissing,
          "rows with '\(former)' are to take '\(label)', which enum '\(item.name)' does not have",
          remedy: Suggestion.remedy(for: label, in: labels)
            ?? "name one of its values: \(labels.joined(separator: ", "))",
          at: sources.range(of: .enumeration(item.name), .successor(place)))
      }
    }
  }
}
