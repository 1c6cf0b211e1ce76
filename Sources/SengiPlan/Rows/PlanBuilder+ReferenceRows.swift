import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

/// The statements about rows that schemas hold.
struct ReferenceRowsOperations {
  /// Before anything of the schema changes.
  var first: [Operation] = []
  /// When everything is there.
  var last: [Operation] = []
}

extension PlanBuilder {
  /// Removes and writes the rows by which two schemas differ.
  ///
  /// Rows go first, while what they are found by is there and before a new constraint looks at them;
  /// those that other rows of the schema stop referring to wait until these are written.
  /// - Parameters:
  ///   - old: The old schema, as its author wrote it, under new names.
  ///   - new: The new schema, as its author wrote it.
  mutating func referenceRows(from old: Schema, to new: Schema) -> ReferenceRowsOperations {
    var operations = ReferenceRowsOperations()
    guard old.holdsReferenceRows || new.holdsReferenceRows else { return operations }
    let before = Dictionary(old.tables.map { ($0.name, $0) }) { first, _ in first }
    let tables = ReferenceRowsDDL.ordered(
      new.tables.filter { $0.referenceRows != nil || before[$0.name]?.referenceRows != nil })
    var changes: [(table: Table, change: ReferenceRowsChange)] = []
    for table in tables {
      // A table that is made anew has lost what was in it.
      let former = isCreated(.table(table.name)) ? nil : before[table.name]?.referenceRows
      let change = ReferenceRowsChange(table.name, former, table.referenceRows)
      changes.append((table, change))
    }
    let references = RowReferences(old, changes.map(\.change))
    for (table, change) in changes.reversed() where !change.removed.isEmpty {
      for key in references.reachingOut(from: table.name) {
        losses.append(
          Loss(
            .referringRow, key.path,
            "rows of \(key.table) that refer to removed rows of \(table.name)"))
      }
      let late = change.removed.filter { references.isHeld($0, of: table.name) }
      let early = change.removed.filter { !late.contains($0) }
      if let operation = removal(of: early, change) { operations.first.append(operation) }
      if let operation = removal(of: late, change) { operations.last.append(operation) }
    }
    operations.last =
      changes.flatMap { upserts(of: $0.change, in: $0.table, new) } + operations.last
    return operations
  }

  private func removal(
    of rows: [ReferenceRow], _ change: ReferenceRowsChange
  ) -> Operation? {
    ReferenceRowsDDL.deletion(of: rows, by: change.formerKey, from: change.table).map { sql in
      Operation(
        phase: .rename, position: .max, isolation: .rows, statement: sql,
        object: .table(change.table).appending(.rows),
        title: "remove \(Self.counted(rows.count)) of \(change.table)")
    }
  }

  private func upserts(
    of change: ReferenceRowsChange, in table: Table, _ schema: Schema
  ) -> [Operation] {
    let hasExpressions = change.written.contains { row in
      row.fields.contains { if case .expression = $0.value { true } else { false } }
    }
    return ReferenceRowsDDL.upserts(of: change.written, in: table).enumerated().map { place, sql in
      Operation(
        phase: .finish, position: .max, rank: place, isolation: .rows, statement: sql,
        searchPath: hasExpressions ? schema.searchPath(of: table.name.namespace) : [],
        object: .table(table.name).appending(.rows),
        title: "write \(Self.counted(change.written.count)) of \(table.name)")
    }
  }

  private static func counted(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
}

/// Which rows of the old schema refer to which.
private struct RowReferences {
  struct Key {
    var table: QualifiedName
    var path: ObjectPath
    var key: ForeignKey
  }

  private let schema: Schema
  private let removed: [QualifiedName: [ReferenceRow]]
  private let keys: [QualifiedName: [Key]]

  init(_ schema: Schema, _ changes: [ReferenceRowsChange]) {
    self.schema = schema
    removed = Dictionary(changes.map { ($0.table, $0.removed) }) { first, _ in first }
    var keys: [QualifiedName: [Key]] = [:]
    for table in schema.tables {
      for key in table.foreignKeys {
        let path = ObjectPath.table(table.name).appending(.foreignKey(key.name))
        keys[key.referencedTable, default: []].append(
          Key(table: table.name, path: path, key: key))
      }
    }
    self.keys = keys
  }

  /// Foreign keys that take rows of other tables along when a row of this one goes.
  func reachingOut(from table: QualifiedName) -> [Key] {
    (keys[table] ?? []).filter { $0.key.onDelete == .cascade }
  }

  /// Whether a row of the schema that stays refers to this one.
  func isHeld(_ row: ReferenceRow, of table: QualifiedName) -> Bool {
    (keys[table] ?? []).contains { item in
      guard let wanted = row.identity(by: item.key.referencedColumns) else { return false }
      let going = removed[item.table] ?? []
      return (schema.table(item.table)?.referenceRows?.rows ?? []).contains { other in
        other.identity(by: item.key.columns) == wanted && !going.contains(other)
      }
    }
  }
}
