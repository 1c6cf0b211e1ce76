import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// Lets values make the way between columns and those that replace them.
  ///
  /// A column that takes its values from another is added without any, filled in stretches once the
  /// trigger is there that keeps both the same, and only then held to what the schema says of it.
  mutating func write(_ phases: [ColumnPhase]) {
    for phase in phases {
      switch phase {
      case .expand(let write):
        guard !isCreated(.table(write.table)) else { continue }
        expand(write)
      case .restore(let write):
        guard !isCreated(.table(write.table)) else { continue }
        restore(write)
      case .contract(let write):
        let path = path(write.old, write)
        losses.removeAll { $0.kind == .column && $0.object == path }
        check(
          "\(write.old.name) and \(write.new.name) say the same in every row of \(write.table)",
          write.disagrees, write)
      case .withdraw(let write):
        guard write.back != nil else { continue }
        let path = path(write.new, write)
        losses.removeAll { $0.kind == .column && $0.object == path }
      }
    }
  }

  private mutating func expand(_ write: DualWrite) {
    let isAdded = created.contains(path(write.new, write))
    if !write.new.isNullable {
      let unset: SQLText = isAdded ? "" : "\(write.new.name) IS NULL AND "
      check(
        "every row of \(write.table) gives a value for \(write.new.name), NOT NULL",
        "\(unset)\(write.newValue) IS NULL", write)
    }
    hold(back: write.new, write)
    fill(write.new, with: write.newValue, where: write.disagrees, write)
    verify(write.disagrees, write)
    settle(write.new, write)
  }

  private mutating func restore(_ write: DualWrite) {
    guard write.back != nil else {
      losses.append(
        Loss(
          .column, path(write.old, write),
          "the values of \(write.table).\(write.old.name), which no 'back' makes out of \(write.new.name)"
        ))
      return
    }
    hold(back: write.old, write)
    fill(write.old, with: write.oldValue, where: write.lacksOldValue, write)
    verify(write.disagrees, write)
    settle(write.old, write)
  }

  // MARK: Steps

  /// Adds the column without a default, and lets it be NULL until it is filled.
  private mutating func hold(back column: Column, _ write: DualWrite) {
    let path = path(column, write)
    if created.contains(path) {
      for index in operations.indices where operations[index].isAddition(of: path) {
        operations[index].statement =
          "ALTER TABLE \(write.table) ADD COLUMN \(column.name) \(column.type.sql)"
          + (column.collation.map { " COLLATE \($0)" } ?? "") + ";"
        operations[index].impact = nil
      }
    } else {
      operations.removeAll { operation in
        guard case .setNotNull(column.name, of: write.table)? = operation.impact else {
          return false
        }
        return true
      }
    }
  }

  private mutating func fill(
    _ column: Column, with value: SQLText, where condition: SQLText, _ write: DualWrite
  ) {
    var fill = operation(about: column, write)
    fill.searchPath = self.path(of: write.table.namespace)
    fill.title = "fill column \(write.table).\(column.name)"
    let update = BatchedUpdate(write.table, by: stretchKey(of: write.table))
    fill.isolation = update.isolation
    fill.statement = """
      UPDATE \(write.table) SET \(column.name) = \(value)
      WHERE \(update.bounds + [condition], separator: "\n  AND ");
      """
    operations.append(fill)
  }

  /// A column by which the table can be walked in stretches: unique, never NULL, before and after.
  private func stretchKey(of table: QualifiedName) -> Column? {
    guard let before = old.table(table), let after = new.table(table) else { return nil }
    let keys = [before.primaryKey?.columns ?? []] + before.uniques.map(\.columns)
    let kept = [after.primaryKey?.columns ?? []] + after.uniques.map(\.columns)
    for key in keys where key.count == 1 && kept.contains(key) {
      guard let name = key.first, isKept(name, of: table), let column = after.column(name),
        !column.isNullable || before.primaryKey?.columns == key,
        before.column(name)?.isNullable == false || before.primaryKey?.columns == key
      else { continue }
      return column
    }
    return nil
  }

  /// That no row disagrees once all are filled.
  private mutating func verify(_ disagrees: SQLText, _ write: DualWrite) {
    var check = operation(about: write.new, write)
    check.isolation = .check
    check.searchPath = self.path(of: write.table.namespace)
    check.statement = "SELECT * FROM \(write.table)\nWHERE \(disagrees)\nLIMIT 5;"
    check.title =
      "\(write.old.name) and \(write.new.name) say the same in every row of \(write.table)"
    operations.append(check)
  }

  /// What the schema says of a filled column besides its type.
  private mutating func settle(_ column: Column, _ write: DualWrite) {
    var settle = operation(about: column, write)
    let table = write.table
    if created.contains(path(column, write)), let value = column.defaultValue {
      settle.statement =
        "ALTER TABLE \(table) ALTER COLUMN \(column.name) SET DEFAULT \(value.sql);"
      settle.searchPath = self.path(of: table.namespace)
      settle.title = "alter column \(table).\(column.name)"
      operations.append(settle)
      settle.searchPath = []
    }
    guard !column.isNullable, old.table(table)?.column(column.name)?.isNullable != false else {
      return
    }
    settle.title = "alter column \(table).\(column.name)"
    operations += OnlineRecipes.notNull(column.name, of: table, settle)
  }

  /// A look at the rows before anything else.
  private mutating func check(_ title: String, _ condition: SQLText, _ write: DualWrite) {
    var check = operation(about: write.new, write)
    check.phase = .clear
    check.isolation = .check
    check.searchPath = old.schema.searchPath(of: write.table.namespace)
    check.statement = "SELECT * FROM \(write.table)\nWHERE \(condition)\nLIMIT 5;"
    check.title = title
    let named = (operations.lastIndex { $0.phase == .rename }).map { $0 + 1 } ?? 0
    operations.insert(check, at: named)
  }

  private func operation(about column: Column, _ write: DualWrite) -> Operation {
    Operation(
      phase: .finish, position: new.position(.table(write.table)), statement: "",
      object: path(column, write))
  }

  private func path(_ column: Column, _ write: DualWrite) -> ObjectPath {
    .table(write.table).appending(.column(column.name))
  }
}

extension Operation {
  /// Whether it adds the column to a table that is there.
  fileprivate func isAddition(of column: ObjectPath) -> Bool {
    object == column && (order == .addColumn || order == .addComputedColumn)
  }
}
