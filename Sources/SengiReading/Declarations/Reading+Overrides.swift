import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  /// What a partition says about columns that it has from its parent.
  mutating func readOverrides(
    _ node: YAMLNode, into draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    for entry in node.entries("the partition's columns", &diagnostics) ?? [] {
      readOverride(entry, into: &draft, &diagnostics)
    }
  }

  /// Whether an entry of `columns` in a table that takes columns over says what differs there,
  /// rather than the whole column.
  static func isOverride(_ entry: YAMLEntry) -> Bool {
    entry.value.mapping != nil && entry.value["sql"] == nil
  }

  mutating func readOverride(
    _ entry: YAMLEntry, into draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    guard let name = identifier(entry.key, "a column's name", &diagnostics),
      let entries = entry.value.entries("what differs from the parent", &diagnostics)
    else { return }
    let path = draft.path.appending(.column(name))
    sources.record(entry.key.range, for: path)
    let extra = keyed(entries, .inheritedColumn, &diagnostics)
    var override = ColumnOverride()
    override.doc = extra["doc"]?.text("a doc text", &diagnostics)
    override.settings = settings(extra, &diagnostics)
    override.isNullable = extra["nullable"]?.bool("nullable", &diagnostics)
    override.notNullName = extra["not_null_name"].flatMap {
      identifier($0, "the constraint's name", &diagnostics)
    }
    if let node = extra["default"], let text = clause(node, "the default", &diagnostics) {
      override.defaultValue = text.expression
      sources.record(text.text, for: path, .defaultValue)
    }
    overrides[path] = override
    // The type comes from the parent when all tables are known.
    draft.table.columns.append(
      Column(name: name, type: DataType(.text), isNullable: true, isInherited: true))
  }
}
