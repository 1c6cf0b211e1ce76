import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  /// `range (created_at)`.
  mutating func readPartitioning(
    _ node: YAMLNode, into draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    guard let text = clause(node, "how the table is partitioned", &diagnostics) else { return }
    var place: SourceMap.Text?
    let read: Partitioning? = parse(text, &diagnostics) { cursor throws(ClauseError) in
      guard let word = cursor.next, let strategy = Partitioning.Strategy(rawValue: word.text) else {
        throw cursor.unexpected(
          "range, list or hash is missing", candidates: ["range", "list", "hash"])
      }
      cursor.advance()
      let keys = try cursor.parenthesized("the partition key")
      place = keys.text
      return Partitioning(strategy: strategy, keys: keys.expression)
    }
    draft.table.partitioning = read
    if let place { sources.record(place, for: draft.path, .partitionKey) }
  }

  /// `parent for values from (…) to (…)`.
  mutating func readPartitionOf(
    _ node: YAMLNode, into draft: inout TableDraft, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) {
    guard
      let (text, extra) = longForm(
        node, "the parent and the bound", .partitionOf, &diagnostics)
    else { return }
    var parent: (namespace: SQLIdentifier?, name: SQLIdentifier, range: Range<Int>)?
    let bound: ClauseText? = parse(text, &diagnostics) { cursor throws(ClauseError) in
      parent = try cursor.qualifiedName("the parent table")
      return try Self.bound(&cursor)
    }
    guard let parent, let bound else { return }
    draft.table.partitionOf = PartitionBound(
      parent: names.resolve(.table, parent.namespace, parent.name, in: namespace),
      bound: bound.expression, isAttached: boolean(extra["attach"], "attach", &diagnostics))
    sources.record(text.text.slice(parent.range), for: draft.path, .referencedTable)
    sources.record(bound.text, for: draft.path, .bound)
  }

  private static func bound(_ cursor: inout ClauseCursor) throws(ClauseError) -> ClauseText {
    guard cursor.nextIsWord("default") || cursor.nextIsWord("for") else {
      throw cursor.unexpected("the bound is missing", remedy: "write 'for values …' or 'default'")
    }
    return try cursor.expression(until: [], "the bound")
  }

  /// The partitions under their parent, each followed by its own.
  mutating func readPartitions(
    _ node: YAMLNode, of parent: QualifiedName, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> [Table] {
    var tables: [Table] = []
    for (key, value) in tails(node, "partitions by name", &diagnostics) {
      guard let name = requiredName(key, value, "the partition's name", &diagnostics) else {
        continue
      }
      var draft = TableDraft(Table(name: QualifiedName(namespace, name), columns: []))
      sources.record((key ?? value).range, for: draft.path)
      let entries = value.mapping
      guard let source = entries == nil ? value : value["sql"] else {
        diagnostics.error(
          SchemaCode.missingPart, "the key 'sql' is missing",
          remedy: "write the bound under 'sql:'", at: value.range)
        continue
      }
      guard let text = clause(source, "the bound", &diagnostics),
        let bound: ClauseText = parse(
          text, &diagnostics, { cursor throws(ClauseError) in try Self.bound(&cursor) })
      else { continue }
      draft.table.partitionOf = PartitionBound(parent: parent, bound: bound.expression)
      sources.record(bound.text, for: draft.path, .bound)
      var nested: YAMLNode?
      for part in entries ?? [] where part.name != "sql" {
        if part.name == "partitions" {
          nested = part.value
        } else if part.name == "columns" {
          readOverrides(part.value, into: &draft, &diagnostics)
        } else if !readPart(part, into: &draft, in: namespace, &diagnostics) {
          unknownKey(part, ["sql"] + LanguagePlace.partition.keyNames, &diagnostics)
        }
      }
      tables.append(draft.table)
      if let nested {
        tables += readPartitions(nested, of: draft.table.name, in: namespace, &diagnostics)
      }
    }
    return tables
  }
}
