import SengiSQL
import SengiSchema

/// PostgreSQL indexes the referenced side of a foreign key, never the referencing one.
struct ForeignKeysHaveIndexes: LintRule {
  static let code = LintCode("LNT0001", "A foreign key has no index that covers it.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for table in facts.schema.tables where table.isOwnDesign {
      let keys = table.indexKeys
      for reference in table.foreignKeys where reference.isEnforced {
        guard !keys.contains(where: { Self.covers($0, reference.columns) }) else { continue }
        findings.append(
          LintFinding(
            "foreign key '\(reference.name)' has no index that begins with "
              + "\(reference.columns.listed): every change of a key in "
              + "'\(reference.referencedTable)' reads all of '\(table.name)'",
            remedy: "add '- \(reference.columns.listed)' to 'indexes:'",
            at: table.path(of: reference)))
      }
    }
  }

  private static func covers(_ key: TableKey, _ columns: [SQLIdentifier]) -> Bool {
    guard key.findsEqual, leavesOutOnlyNulls(key, columns) else { return false }
    let leading = key.leadingColumns
    if Set(leading.prefix(columns.count)) == Set(columns) { return true }
    // A unique key among the columns finds the one row by itself.
    return key.isUnique && key.predicate == nil && leading.count == key.keys.count
      && Set(leading).isSubset(of: columns)
  }

  /// A reference that is NULL is never looked for, so `where a is not null` costs nothing.
  private static func leavesOutOnlyNulls(_ key: TableKey, _ columns: [SQLIdentifier]) -> Bool {
    guard var words = key.predicate?.map(\.text) else { return true }
    if words.first == "(", words.last == ")" { words = Array(words.dropFirst().dropLast()) }
    return columns.contains { words == [$0.name, "is", "not", "null"] }
  }
}
