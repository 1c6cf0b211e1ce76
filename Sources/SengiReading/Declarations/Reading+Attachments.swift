import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  /// `[events_at]`: what stands on the partitioned table alone.
  mutating func readOnlyIndexes(
    _ node: YAMLNode, into draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    let names = (node.items("a list of indexes", &diagnostics) ?? []).compactMap {
      identifier($0, "the index's name", &diagnostics)
    }
    draft.table.onlyIndexes = names.sorted()
  }

  /// `events_at: events_1_at`: the index of the table above, and the partition's own.
  mutating func readAttachedIndexes(
    _ node: YAMLNode, into draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    for entry in node.entries("indexes by those of the table above", &diagnostics) ?? [] {
      guard let above = identifier(entry.key, "the index of the table above", &diagnostics),
        let own = identifier(entry.value, "the index's name", &diagnostics)
      else { continue }
      draft.table.attachedIndexes[above] = own
    }
  }
}
