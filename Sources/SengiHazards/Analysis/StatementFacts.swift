import SengiSQL
import SengiSchema
import SengiSteps

/// A statement with what rules ask about it.
struct StatementFacts: Sendable {
  let step: Int
  /// In its step.
  let index: Int
  let mode: MigrationStep.Mode
  let text: String
  let tokens: [SQLToken]
  let statement: Statement
  let effects: StatementEffects
  /// The locks on what was there before the script.
  let hotLocks: [RelationLock]
  let target: PostgresVersion

  var isInTransaction: Bool { mode == .transaction }

  /// The whole statement.
  var range: Range<Int> {
    (tokens.first?.range.lowerBound ?? 0)..<(tokens.last?.range.upperBound ?? text.utf8.count)
  }

  /// A part of an `ALTER TABLE` on a table that was there before the script.
  struct Alteration {
    var table: KnownTable
    var action: TableAction
    var range: Range<Int>
    var isOnly: Bool

    /// Whether it is about a partitioned table without its partitions, which hold the rows.
    var hasNoRows: Bool { isOnly && table.isPartitioned }

    /// `ALTER TABLE name`, to begin a remedy with.
    var head: String { "ALTER TABLE \(isOnly ? "ONLY " : "")\(table.name.spelled)" }
  }

  func alterations(_ catalogue: KnownCatalogue) -> [Alteration] {
    guard case .alterRelation(let alteration) = statement, alteration.kind == .table else {
      return []
    }
    let name = catalogue.resolve(alteration.name)
    guard !catalogue.isNew(name), catalogue.indexes[name] == nil else { return [] }
    let table = catalogue.table(name)
    return alteration.parts.map {
      Alteration(table: table, action: $0.action, range: $0.range, isOnly: alteration.isOnly)
    }
  }

  /// The words of a stretch, one space where any white space or comment was.
  func sql(_ range: Range<Int>? = nil) -> String {
    var text = ""
    var end: Int?
    for token in tokens where range.map({ $0.contains(token.range.lowerBound) }) ?? true {
      if let end, token.range.lowerBound > end { text += " " }
      text += spelled(token)
      end = token.range.upperBound
    }
    return text
  }

  /// The statement without its semicolon, to write more behind.
  func sql(withoutEnd: Bool) -> String {
    let text = sql()
    return withoutEnd && text.hasSuffix(";") ? String(text.dropLast()) : text
  }

  /// The statement with a word put behind the first of the given one.
  func sql(adding word: String, behind: String) -> String {
    var text = ""
    var end: Int?
    var isDone = false
    for token in tokens {
      if let end, token.range.lowerBound > end { text += " " }
      text += spelled(token)
      end = token.range.upperBound
      if !isDone, token.isWord(behind) {
        text += " " + word
        isDone = true
      }
    }
    return text
  }

  private func spelled(_ token: SQLToken) -> String {
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: token.range.lowerBound)
    let end = utf8.index(utf8.startIndex, offsetBy: token.range.upperBound)
    return String(text[start..<end])
  }
}

/// A whole script with what rules ask about it.
struct ScriptFacts: Sendable {
  let script: MigrationScript
  let statements: [StatementFacts]
  /// As the script leaves it.
  let catalogue: KnownCatalogue

  func statements(of step: Int) -> [StatementFacts] { statements.filter { $0.step == step } }

  /// The statements of each step that runs in a transaction.
  var transactions: [[StatementFacts]] {
    var groups: [[StatementFacts]] = []
    var step: Int?
    for facts in statements where facts.isInTransaction {
      if facts.step != step { groups.append([]) }
      step = facts.step
      groups[groups.count - 1].append(facts)
    }
    return groups
  }
}

extension QualifiedName {
  /// The name as people write it.
  var spelled: String { namespace.map { "\($0.spelled).\(name.spelled)" } ?? name.spelled }
}
