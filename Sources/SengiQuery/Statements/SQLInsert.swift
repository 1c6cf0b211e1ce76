import SengiWire

/// The values of a new row; generated from the schema.
public protocol SQLInsertable: Sendable {
  associatedtype Model: SQLTable

  /// The columns, quoted and separated by commas, in the order ``write(to:)`` gives their values.
  static var insertColumns: StaticString { get }

  func write(to values: inout SQLInsertValues)
}

/// One row of VALUES while it is put together.
public struct SQLInsertValues: Sendable {
  var binds: [PGBind?] = []

  /// The column's value; nil is NULL.
  public mutating func add(_ value: some PGEncodable) { binds.append(value.pgBind) }

  /// The column's value; nil leaves it to the column's default.
  public mutating func addOrDefault<Value: PGEncodable>(_ value: Value?) {
    binds.append(value.map(\.pgBind))
  }
}

/// INSERT.
public struct SQLInsert<Table: SQLTable>: SQLTableChange {
  public var _change: SQLTableChangeTree

  init<Row: SQLInsertable>(_ rows: [Row]) where Row.Model == Table {
    var tree = SQLTree(name: Table.tableName)
    tree.kind = .insert
    _ = tree.addTable(Table.self, join: .first)
    tree.change = SQLChange(
      insertColumns: SQLName(Row.insertColumns),
      rows: rows.map { row in
        var values = SQLInsertValues()
        row.write(to: &values)
        return values.binds
      })
    _change = SQLTableChangeTree(tree)
  }

  /// `ON CONFLICT (…) DO UPDATE`: changes the row that is there instead.
  ///
  /// ```swift
  /// User.insert(user).onConflict({ $0.email }) { row, new in row.name = new.name }
  /// // … ON CONFLICT ("email") DO UPDATE SET "name" = excluded."name"
  /// ```
  /// - Parameters:
  ///   - target: The columns of a unique constraint or index.
  ///   - update: Changes `row`, which is there, from `new`, which was to be inserted. Without
  ///     changes the statement does nothing on conflict.
  public func onConflict<each Key>(
    _ target: (Table.Columns) -> (repeat SQLExpr<each Key>),
    _ update: (inout SQLChanges<Table.Columns>, Table.Columns) -> Void
  ) -> Self {
    let columns = Table.Columns(_change.source)
    var changes = SQLChanges(columns)
    update(&changes, Table.Columns(SQLSourceNumber.excluded))
    let keys = target(columns)
    var names: [SQLName] = []
    repeat (each keys).appendName(to: &names)
    return resolving(names, changes.assignments)
  }

  /// `ON CONFLICT DO NOTHING`: leaves rows out that any unique constraint forbids.
  public func onConflictDoNothing() -> Self { resolving([], []) }

  /// `ON CONFLICT (…) DO NOTHING`: leaves rows out that this unique constraint forbids.
  public func onConflictDoNothing<each Key>(
    _ target: (Table.Columns) -> (repeat SQLExpr<each Key>)
  ) -> Self {
    let keys = target(Table.Columns(_change.source))
    var names: [SQLName] = []
    repeat (each keys).appendName(to: &names)
    return resolving(names, [])
  }

  private func resolving(_ target: [SQLName], _ assignments: [SQLAssignment]) -> Self {
    var copy = self
    copy._change.tree.change = _change.tree.change?.with(
      conflict: SQLChange.Conflict(target: target, assignments: assignments))
    return copy
  }
}

extension SQLExpr {
  fileprivate func appendName(to names: inout [SQLName]) {
    if case .column(let column) = node { names.append(column.name) }
  }
}

extension SQLTable {
  /// `INSERT` of one row.
  public static func insert<Row: SQLInsertable>(_ row: Row) -> SQLInsert<Self>
  where Row.Model == Self {
    SQLInsert([row])
  }

  /// `INSERT` of several rows in one statement; nothing happens when there are none.
  ///
  /// One statement has at most 65 535 parameters, rows times columns.
  public static func insert<Row: SQLInsertable>(contentsOf rows: [Row]) -> SQLInsert<Self>
  where Row.Model == Self {
    SQLInsert(rows)
  }
}
