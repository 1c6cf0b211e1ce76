import SengiSQL
import SengiSchema

struct IndexesAreNeeded: LintRule {
  static let code = LintCode("LNT0007", "An index does nothing that another one does not do.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for table in facts.schema.tables {
      let keys = table.indexKeys
      for (position, key) in keys.enumerated() where key.origin != .primaryKey {
        guard !Self.isNamed(key, in: table) else { continue }
        let better = keys.enumerated().first { other, candidate in
          other != position && Self.replaces(candidate, key, isEarlier: other < position)
        }
        guard let better = better?.element else { continue }
        findings.append(
          LintFinding(
            "\(key.title) does nothing that \(better.title) does not do",
            remedy: "remove it", at: key.path,
            notes: [LintFinding.Note("the other stands here", at: better.path)]))
      }
    }
  }

  /// An index that the table is clustered or replicated by is there for its name.
  private static func isNamed(_ key: TableKey, in table: Table) -> Bool {
    if table.clusterOn == key.name { return true }
    if case .index(let name)? = table.replicaIdentity { return name == key.name }
    return false
  }

  private static func replaces(_ one: TableKey, _ other: TableKey, isEarlier: Bool) -> Bool {
    guard one.method == other.method, one.predicate == other.predicate,
      one.keys.count >= other.keys.count
    else { return false }
    let isSame = one.keys.count == other.keys.count
    guard isSame || one.method == Index.btree,
      isSameOrder(Array(one.keys.prefix(other.keys.count)), other.keys)
    else { return false }
    let columns = Set(one.leadingColumns).union(one.include)
    guard other.include.isSubset(of: columns) else { return false }
    if other.isUnique {
      guard isSame, one.isUnique, one.nullsNotDistinct == other.nullsNotDistinct else {
        return false
      }
    }
    // Of two that do the same, the one said first stays.
    let isEqual =
      isSame && one.isUnique == other.isUnique && one.include.count <= other.include.count
    return isEqual ? isEarlier : true
  }

  /// A btree is read in both directions.
  private static func isSameOrder(_ left: [Index.Key], _ right: [Index.Key]) -> Bool {
    guard left.map(\.matter) == right.map(\.matter) else { return false }
    let pairs = Array(zip(left, right))
    return pairs.allSatisfy { $0.isDescending == $1.isDescending && $0.nullsFirst == $1.nullsFirst }
      || pairs.allSatisfy { $0.isDescending != $1.isDescending && $0.nullsFirst != $1.nullsFirst }
  }
}

extension Index.Key {
  /// What the key is about, whatever its order.
  fileprivate var matter: [SQLToken.Content] {
    var words: [SQLToken.Content] =
      switch subject {
      case .column(let name): [SQLToken.Content(kind: .quotedIdentifier, text: name.name)]
      case .expression(let expression): SQLWords.tokens(of: expression).map(\.content)
      }
    for text in [collation, operatorClass] {
      words.append(SQLToken.Content(kind: .symbol, text: text?.description ?? ""))
    }
    return words
  }

  fileprivate var nullsFirst: Bool {
    switch nulls {
    case .first: true
    case .last: false
    case nil: isDescending
    }
  }
}
