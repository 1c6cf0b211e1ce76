import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// Unsets the defaults that count by a sequence which goes with another table's column.
  mutating func unsetDefaultsOnSequences() {
    var going: Set<QualifiedName> = []
    for table in old.schema.tables {
      let path = ObjectPath.table(table.name)
      let goes = isGoing(path)
      for column in table.columns where !column.isInherited {
        guard let name = column.sequenceName(in: table.name.name),
          goes || isGoing(path.appending(.column(column.name)))
        else { continue }
        going.insert(QualifiedName(table.name.namespace, name))
      }
    }
    for sequence in old.schema.namespaces.flatMap(\.sequences) {
      guard let column = sequence.ownedBy else { continue }
      let path = ObjectPath.table(column.table)
      if isGoing(path) || isGoing(path.appending(.column(column.column))) {
        going.insert(sequence.name)
      }
    }
    guard !going.isEmpty else { return }
    for table in old.schema.tables {
      for column in table.columns {
        guard let value = column.defaultValue, value.countsBy(going) else { continue }
        markUnset(.table(table.name).appending(.column(column.name)))
      }
    }
  }

  private func isGoing(_ path: ObjectPath) -> Bool {
    removed[path] != nil || isCleared(path) || steppingAside.contains(path)
  }

  mutating func unsetDefaults() {
    for path in unset {
      let statement: SQLText
      switch old.element(path) {
      case .column(let column, let table)?:
        // Its children have defaults of their own.
        let only: SQLText =
          old.schema.tables.contains { $0.parents.contains(table) } ? "ONLY " : ""
        statement = "ALTER TABLE \(only)\(table) ALTER COLUMN \(column.name) DROP DEFAULT;"
      case .domain(let domain)?:
        statement = "ALTER DOMAIN \(domain.name) DROP DEFAULT;"
      default: continue
      }
      operations.append(
        Operation(
          phase: .clear, position: Int.min, statement: statement, object: path,
          title: "unset the default of \(old.element(path)?.title ?? "")"))
    }
  }
}

extension SQLExpression {
  /// Whether it calls `nextval` on one of the sequences.
  fileprivate func countsBy(_ sequences: Set<QualifiedName>) -> Bool {
    guard let tokens = try? SQLLexer.tokens(of: source), tokens.contains(where: \.isCount) else {
      return false
    }
    return tokens.contains { token in
      guard token.kind == .string, let words = try? SQLLexer.tokens(of: token.text),
        let name = words.last.flatMap({ SQLIdentifier($0.text) })
      else { return false }
      let namespace = words.count > 2 ? words.first.flatMap { SQLIdentifier($0.text) } : nil
      return sequences.contains {
        $0.name == name && (namespace == nil || $0.namespace == namespace)
      }
    }
  }
}

extension SQLToken {
  fileprivate var isCount: Bool { isWord("nextval") }
}
