import SengiSQL
import SengiSchema

/// What is said of NOT NULL on its own, from PostgreSQL 18 on: that children do not have it, or that
/// nobody has looked whether it holds.
struct NotNullSetting {
  let subject: String
  let undoing: SQLText
  /// The constraint, or the column where the statement makes the constraint.
  let part: SQLIdentifier
  let kind: CustomSettings.Kind

  init?(_ tokens: ArraySlice<SQLToken>, _ bytes: [UInt8]) {
    guard let first = tokens.first, tokens.count > 6, first.isWord("alter"),
      tokens[tokens.startIndex + 1].isWord("table"),
      let word = tokens.firstIndex(where: { $0.isWord("constraint") }),
      word - 1 > tokens.startIndex, word + 1 < tokens.endIndex,
      let name = SQLIdentifier(tokens[word + 1].text)
    else { return nil }
    func text(to end: Int) -> String {
      String(
        decoding: bytes[first.range.lowerBound..<tokens[end].range.upperBound], as: UTF8.self)
    }
    let tail = tokens[(word + 2)...]
    if tokens[word - 1].isWord("alter"), tail.isWords(["no", "inherit"]) {
      (subject, part, kind) = (text(to: word + 1), name, .inheritance)
      undoing = SQLText(verbatim: text(to: word + 1) + " inherit;")
    } else if tokens[word - 1].isWord("add"), tail.count == 5,
      tail.prefix(2).isWords(["not", "null"]), tail.suffix(2).isWords(["not", "valid"]),
      let column = SQLIdentifier(tokens[word + 4].text)
    {
      (subject, part, kind) = (text(to: tokens.endIndex - 1), column, .unvalidated)
      undoing = SQLText(verbatim: "\(text(to: word - 2)) drop constraint \(name.quoted);")
    } else {
      return nil
    }
  }
}

extension ArraySlice<SQLToken> {
  fileprivate func isWords(_ words: [String]) -> Bool {
    count == words.count && zip(self, words).allSatisfy { $0.isWord($1) }
  }
}

extension Table {
  /// The column whose NOT NULL has the name.
  func column(withNotNull constraint: SQLIdentifier) -> Column? {
    columns.first {
      !$0.isNullable && ($0.notNullName ?? DefaultName.notNull(name.name, $0.name)) == constraint
    }
  }
}

extension PlanBuilder {
  /// The column that has, or had, NOT NULL under the name.
  func column(withNotNull constraint: SQLIdentifier, of table: QualifiedName) -> Column? {
    new.table(table)?.column(withNotNull: constraint)
      ?? old.table(table)?.column(withNotNull: constraint).flatMap {
        new.table(table)?.column($0.name)
      }
  }

  /// What NOT NULL of the former name is called now; nil where it is there no more.
  func notNullName(since former: SQLIdentifier, in table: QualifiedName) -> SQLIdentifier? {
    guard let column = old.table(table)?.column(withNotNull: former)?.name,
      let kept = new.table(table)?.column(column), !kept.isNullable
    else { return nil }
    return kept.notNullName ?? DefaultName.notNull(table.name, column)
  }
}
