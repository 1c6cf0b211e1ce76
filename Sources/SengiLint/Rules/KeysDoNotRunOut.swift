import SengiSQL
import SengiSchema

/// Only keys that a sequence feeds are meant: a smallint key that people write, such as a year,
/// does not grow by itself.
struct KeysDoNotRunOut: LintRule {
  static let code = LintCode("LNT0003", "A counted primary key can run out.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for table in facts.schema.tables where table.isOwnDesign {
      for name in table.primaryKey?.columns ?? [] {
        guard let column = table.column(name), !column.isInherited,
          let last = Self.last(column.type.base),
          column.isCounted
        else { continue }
        findings.append(
          LintFinding(
            "primary key '\(name)' of '\(table.name)' is counted and ends at \(last)",
            remedy: "make it bigint", at: table.path(of: column), .type))
      }
    }
  }

  private static func last(_ type: BaseType) -> String? {
    switch type {
    case .smallint: "32767"
    case .integer: "2147483647"
    default: nil
    }
  }
}

extension Column {
  /// Whether a sequence feeds the column.
  var isCounted: Bool {
    switch generation {
    case .serial, .identity: true
    case .stored, .virtual: false
    case nil:
      defaultValue.map { SQLWords.tokens(of: $0).contains { $0.isWord("nextval") } } ?? false
    }
  }
}
