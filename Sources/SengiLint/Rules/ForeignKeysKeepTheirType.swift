import SengiSQL
import SengiSchema

struct ForeignKeysKeepTheirType: LintRule {
  static let code = LintCode("LNT0020", "A foreign key has another type than what it references.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for table in facts.schema.tables where table.isOwnDesign {
      for key in table.foreignKeys {
        for (name, referenced) in zip(key.columns, key.referencedColumns) {
          guard let own = table.column(name),
            let other = facts.tables[key.referencedTable]?.column(referenced),
            family(own, facts) != family(other, facts)
          else { continue }
          findings.append(
            LintFinding(
              "column '\(name)' of '\(table.name)' is \(own.type.sql), "
                + "but '\(key.referencedTable).\(referenced)' is \(other.type.sql)",
              remedy: "make it \(other.type.sql)", at: table.path(of: own), .type))
        }
      }
    }
  }

  /// Types that hold the same values compare alike; lengths and precisions make no difference.
  private func family(_ column: Column, _ facts: SchemaFacts) -> String {
    switch facts.resolved(column.type.base) {
    case .text, .varchar: "text"
    case .char: "char"
    case .numeric: "numeric"
    case .time: "time"
    case .timetz: "timetz"
    case .timestamp: "timestamp"
    case .timestamptz: "timestamptz"
    case .interval: "interval"
    case .bit, .varbit: "bit"
    case let other: other.sql.description
    }
  }
}
