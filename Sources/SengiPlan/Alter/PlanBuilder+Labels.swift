import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// Tells of the labels that go: of those that must be in no row, and of those that cannot be told
  /// from others once rows have taken these.
  mutating func tellLabels(of type: QualifiedName) {
    guard let change = conversions.labels[type] else { return }
    for label in change.unmapped {
      var loss = Loss(
        .enumValue, .enumeration(type).appending(.enumValue(label)),
        "rows that hold '\(label)' stand in the way")
      loss.isObstacle = true
      let word = YAMLLine.word(label)
      loss.remedy = "write 'dropped: { \(word): VALUE }' in the enum, with the value its rows take"
      losses.append(loss)
    }
    for label in change.merged {
      losses.append(
        Loss(
          .enumValue, .enumeration(type).appending(.enumValue(label)),
          "which rows held '\(label)' before they took '\(change.taken[label] ?? "")'"))
    }
  }

  /// Looks for rows with labels that go and that nothing takes the place of, before anything is
  /// done; and brings text columns that are enums to their new labels.
  mutating func convertLabels(from before: Schema, to after: Schema) {
    var checks: [Operation] = []
    var rewritings: [LabelRewriting] = []
    for type in conversions.labels.keys.sorted(by: { "\($0)" < "\($1)" }) {
      guard let change = conversions.labels[type] else { continue }
      let isNative = after.enumeration(type)?.storage == .native
      if isNative, !steppingAside.contains(.enumeration(type)) { continue }
      // The others were told of when their type was looked at.
      if !isNative { tellLabels(of: type) }
      for table in old.schema.tables {
        let columns =
          isNative
          ? table.columns.filter { retyped.contains(path($0, of: table)) }
          : table.columns.filter { column in
            isText(column, of: table.name, type, before)
              && isText(column, of: table.name, type, after)
          }
        for column in columns where !isInherited(column, by: table.name, in: new) {
          if !change.unmapped.isEmpty {
            let written =
              isNative ? column : before.table(table.name)?.column(column.name) ?? column
            checks += check(written, of: table.name, type, change, isNative: isNative)
          }
          if !isNative, !change.taken.isEmpty {
            rewritings.append(LabelRewriting(column, of: table.name, change))
          }
        }
      }
    }
    rewrite(rewritings)
    operations.insert(contentsOf: checks, at: 0)
    sortLosses()
  }

  private func path(_ column: Column, of table: Table) -> ObjectPath {
    .table(table.name).appending(.column(column.name))
  }

  private func isText(
    _ column: Column, of table: QualifiedName, _ type: QualifiedName, _ schema: Schema
  ) -> Bool {
    schema.enumeration(type)?.storage == .text
      && schema.table(table)?.column(column.name)?.type.base == .enumeration(type)
  }

  /// Before anything has its new name.
  private func check(
    _ column: Column, of table: QualifiedName, _ type: QualifiedName, _ change: LabelConversion,
    isNative: Bool
  ) -> [Operation] {
    let path = ObjectPath.table(table).appending(.column(column.name))
    guard !isCreated(path), !isCleared(path) else { return [] }
    let home = renamed(table)?.objectName ?? table
    var name = column.name
    if case .column(let former)? = renamings.first(where: { $0.to == path })?.from.steps.last {
      name = former
    }
    guard let found = LabelSearch(old, type, change.unmapped).condition("\(name)", column.type)
    else { return [] }
    let labels = change.unmapped.map { "'\($0)'" }.joined(separator: " or ")
    return [
      Operation(
        phase: .rename, position: Int.min, isolation: .check,
        statement: "SELECT * FROM \(home) WHERE \(found) LIMIT 5;", object: path,
        title: "no row of \(home) has \(labels) in \(name.name)")
    ]
  }

  /// Once the former checks are gone and before the rows are held to the new ones: all columns of a
  /// row at once, since each check looks at the row as it is written.
  private mutating func rewrite(_ rewritings: [LabelRewriting]) {
    for table in Set(rewritings.map(\.table)).sorted(by: { "\($0)" < "\($1)" }) {
      let columns = rewritings.filter { $0.table == table }
      guard let first = columns.first else { continue }
      let fill = BatchedUpdate(table, by: keptKey(of: table))
      let gap: SQLText = fill.key == nil ? " " : "\n"
      let condition =
        columns.count == 1
        ? first.condition : "(\(columns.map(\.condition), separator: " OR "))"
      let names = columns.map(\.column.name).joined(separator: ", ")
      let operation = Operation(
        phase: .build, position: Int.min, isolation: fill.isolation,
        statement: """
          UPDATE \(table) SET \(columns.map(\.assignment), separator: ", ")\
          \(gap)WHERE \(fill.rows(where: condition));
          """,
        object: .table(table).appending(.column(first.column)), impact: .followIndexes,
        title: "bring \(names) of table \(table) to the new values")
      let place = operations.firstIndex { $0.phase.rawValue > Operation.Phase.clear.rawValue }
      operations.insert(operation, at: place ?? operations.count)
    }
  }

  /// The primary key's one column, where it stays as it is.
  private func keptKey(of table: QualifiedName) -> Column? {
    let before = old.table(table)
    guard let columns = before?.primaryKey?.columns, columns.count == 1, let name = columns.first,
      new.table(table)?.primaryKey?.columns == columns, isKept(name, of: table)
    else { return nil }
    return before?.column(name)
  }
}

/// How a text column's rows come to the labels that take the place of others.
private struct LabelRewriting {
  let table: QualifiedName
  let column: SQLIdentifier
  let assignment: SQLText
  /// Which rows hold a label that goes.
  let condition: SQLText

  init(_ column: Column, of table: QualifiedName, _ change: LabelConversion) {
    self.table = table
    self.column = column.name
    assignment =
      "\(column.name) = \(change.replaced("\(column.name)", isArray: column.type.isArray))"
    let labels = change.gone.filter { change.taken[$0] != nil }.map {
      "\(SQLLiteral($0))" as SQLText
    }
    let list: SQLText = "\(labels, separator: ", ")"
    condition =
      column.type.isArray
      ? "\(column.name) && ARRAY[\(list)]::text[]" : "\(column.name) IN (\(list))"
  }
}
