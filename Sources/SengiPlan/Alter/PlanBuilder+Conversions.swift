import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// How the column comes to another type; nil where it keeps its own.
  func retyping(_ old: Column, _ new: Column, of table: QualifiedName) -> ColumnRetyping? {
    ColumnRetyping(
      old, new, from: self.old, to: self.new,
      said: conversions.value(of: .table(table).appending(.column(new.name))))
  }

  /// Tells what a change of type loses, and the line that would say how values make the way.
  mutating func tellLoss(_ change: ColumnRetyping, _ new: Column, of table: QualifiedName) {
    let path = ObjectPath.table(table).appending(.column(new.name))
    if conversions.oneWay.contains(path) {
      var loss = Loss(
        .narrowedType, path, "the values of \(table).\(new.name) that 'using' was given")
      loss.remedy = "write 'back: EXPRESSION' beside 'using', the old value out of the new row"
      losses.append(loss)
    } else if let words = change.loss {
      var loss = Loss(.narrowedType, path, words)
      let value = change.conversion ?? "\(new.name)::\(new.type.sql)"
      let said = renamings.first { $0.to == path }.flatMap { renaming -> SQLExpression? in
        guard case .column(let former)? = renaming.from.steps.last else { return nil }
        return SQLExpression("\(value)").renaming(new.name, to: former)
      }
      loss.remedy =
        "write 'using: \(YAMLLine.value(said ?? SQLExpression("\(value)")))' at the column"
      losses.append(loss)
    }
  }

  /// Whether columns of the table take their types all at once.
  func isJoint(_ table: QualifiedName) -> Bool {
    guard let whole = new.table(table) else { return false }
    let columns = whole.columns.filter { column in
      old.table(table)?.column(column.name).map { $0.type != column.type } == true
    }
    return conversions.joint(columns.map(\.name), of: table)
  }

  /// Puts what was said last to a column into the one statement of its table.
  mutating func join(from first: Int, of table: QualifiedName) {
    let head = "ALTER TABLE \(table) " as SQLText
    let clauses = operations[first...].compactMap { operation -> String? in
      let text = operation.statement.description
      guard text.hasPrefix(head.description), text.hasSuffix(";") else { return nil }
      return String(text.dropFirst(head.description.count).dropLast())
    }
    guard clauses.count == operations.count - first, let last = operations.last else { return }
    operations.removeSubrange(first...)
    let added = SQLText(verbatim: clauses.joined(separator: ",\n  "))
    if let place = operations.firstIndex(where: { $0.isJoint && $0.object.parent == .table(table) })
    {
      let text = operations[place].statement.description.dropLast()
      operations[place].statement = "\(SQLText(verbatim: String(text))),\n  \(added);"
      operations[place].searchPath = last.searchPath
      return
    }
    var joint = last
    joint.statement = "\(head)\n  \(added);"
    joint.rank = -1
    joint.isJoint = true
    joint.title = "give columns of table \(table) their types"
    operations.append(joint)
  }

  /// A column that rows are told apart by into partitions keeps its type (manual, ALTER TABLE).
  mutating func keepPartitionKeys(_ type: SchemaElement) {
    for dependant in dependants.dependants(on: type.path) {
      guard dependant.tie == .type, case .column(let column, let name) = dependant.element,
        let keys = old.table(name)?.partitioning?.keys,
        let tokens = try? SQLLexer.tokens(of: keys.source),
        tokens.contains(where: { $0.text == column.name.name })
      else { continue }
      refuse(
        dependant.element.path,
        "\(name) is partitioned by it, so that its type cannot be made anew; add values at any place, and take none away"
      )
    }
  }
}
