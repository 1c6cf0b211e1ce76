import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// The server makes statistics and indexes over a column of another type anew, and forgets how
  /// exact they are to be.
  mutating func keepTargets(over column: SQLIdentifier, of table: QualifiedName) {
    guard let whole = new.table(table) else { return }
    let path = ObjectPath.table(table)
    for item in whole.statistics {
      let element = SchemaElement.statistics(item, of: path)
      guard old.element(element.path) != nil, !isCreated(element.path),
        item.definition.names(column)
      else { continue }
      if let target = item.target {
        append("ALTER STATISTICS \(item.name) SET STATISTICS \(target);", element)
      }
      if let owner = item.owner, owner != whole.owner {
        append("ALTER STATISTICS \(item.name) OWNER TO \(owner);", element)
      }
    }
    for index in whole.indexes where !index.keyStatistics.isEmpty {
      let element = SchemaElement.index(index, of: path)
      guard old.element(element.path) != nil, !isCreated(element.path),
        index.keys.contains(where: { key in
          switch key.subject {
          case .column(let name): name == column
          case .expression(let text): text.names(column)
          }
        })
      else { continue }
      let name = QualifiedName(table.namespace, index.name)
      for (place, target) in index.keyStatistics.sorted(by: { $0.key < $1.key }) {
        append("ALTER INDEX \(name) ALTER COLUMN \(place) SET STATISTICS \(target);", element)
      }
    }
  }
}

extension SQLExpression {
  fileprivate func names(_ column: SQLIdentifier) -> Bool {
    (try? SQLLexer.tokens(of: source))?.contains {
      ($0.kind == .word || $0.kind == .quotedIdentifier) && $0.text == column.name
    } == true
  }
}
