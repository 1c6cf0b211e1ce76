import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// Whether an index or key of a partition is to be there when the plan makes its like for the
  /// table above, which takes it over then.
  func isTakenOver(_ path: ObjectPath, of relation: ObjectPath) -> Bool {
    guard let element = new.element(path) else { return false }
    var table = relation.objectName.flatMap(new.table)
    var steps = 0
    while let parent = table?.partitionOf.flatMap({ new.table($0.parent) }), steps < 100 {
      let above = ObjectPath.table(parent.name)
      let isTaken =
        switch element {
        case .primaryKey:
          parent.primaryKey.map {
            !parent.onlyIndexes.contains($0.name) && isCreated(above.appending(.primaryKey))
          } ?? false
        case .unique(let key, _):
          parent.uniques.contains {
            $0.isLike(key) && !parent.onlyIndexes.contains($0.name)
              && isCreated(above.appending(.unique($0.name)))
          }
        case .index(let index, _):
          parent.indexes.contains {
            $0.isLike(index) && !parent.onlyIndexes.contains($0.name)
              && isCreated(above.appending(.index($0.name)))
          }
        default: false
        }
      if isTaken { return true }
      table = parent
      steps += 1
    }
    return false
  }

  /// Whether the table is spread over partitions by the column, whose type is fixed thereby.
  func isPartitionKey(_ column: SQLIdentifier, of table: QualifiedName) -> Bool {
    guard let keys = old.table(table)?.partitioning?.keys.source,
      let tokens = try? SQLLexer.tokens(of: keys)
    else { return false }
    return tokens.contains {
      ($0.kind == .word || $0.kind == .quotedIdentifier) && $0.text == column.name
    }
  }

  mutating func replacePartitioned(_ table: QualifiedName) {
    guard case .table(let item)? = old.element(.table(table)) else { return }
    replaceTable(item, because: "the type of its partition key changes")
  }

  /// A partition that foreign keys refer to through its table can be dropped only on its own, and
  /// the table's foreign keys are its own only then.
  mutating func detachCleared() {
    for path in cleared {
      guard case .table(let table)? = old.element(path), let parent = table.partitionOf?.parent,
        !isCleared(.table(parent)),
        isReferenced(parent) || old.table(parent)?.foreignKeys.isEmpty == false
      else { continue }
      operations.append(
        Operation(
          phase: .leave, position: -old.position(path),
          statement: "ALTER TABLE \(parent) DETACH PARTITION \(table.name);",
          object: path, title: "detach table \(table.name)"))
    }
  }

  /// Whether foreign keys refer to the table, by itself or through what it is a partition of.
  private func isReferenced(_ table: QualifiedName) -> Bool {
    var table: QualifiedName? = table
    var steps = 0
    while let name = table, steps < 100 {
      if old.schema.tables.contains(where: {
        $0.foreignKeys.contains { $0.referencedTable == name }
      }) {
        return true
      }
      table = old.table(name)?.partitionOf?.parent
      steps += 1
    }
    return false
  }
}
