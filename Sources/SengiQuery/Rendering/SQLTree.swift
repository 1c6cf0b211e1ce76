import SengiWire

/// A statement as a tree: what the builder makes, and what SQL text and fingerprint are made from.
@usableFromInline struct SQLTree: Sendable {
  @usableFromInline enum Kind: UInt8, Sendable { case select, insert, update, delete, fragment }

  @usableFromInline var kind: Kind = .select
  @usableFromInline var isDistinct = false
  /// Whether columns are called c0, c1 …, so that a query around this one can speak of them.
  @usableFromInline var namesColumns = false
  @usableFromInline var lock: SQLName?
  @usableFromInline var sources: [SQLTreeSource] = []
  /// Empty: all columns of all sources.
  @usableFromInline var columns: [SQLNode] = []
  @usableFromInline var condition: SQLNode?
  @usableFromInline var order: [SQLOrdering] = []
  @usableFromInline var limit: PGBind?
  @usableFromInline var offset: PGBind?
  @usableFromInline var grouping: SQLGrouping?
  @usableFromInline var change: SQLChange?
  @usableFromInline var combination: SQLCombination?
  /// How the statement is called in logs.
  @usableFromInline var name: StaticString

  @inlinable init(name: StaticString) { self.name = name }

  @inlinable mutating func restrict(_ node: SQLNode) {
    if let existing = condition {
      condition = .binary(.and, existing, node)
    } else {
      condition = node
    }
  }

  @inlinable mutating func addTable<Table: SQLReadable>(
    _: Table.Type, join: SQLTreeSource.Join
  ) -> UInt32 {
    let number = SQLSourceNumber.next()
    sources.append(
      SQLTreeSource(
        number: number, join: join, relation: .table(SQLName(Table.tableName)),
        columnList: SQLName(Table.columnList), softDelete: SQLName(Table.softDeleteColumn)))
    return number
  }

  @inlinable mutating func setScope(_ scope: SQLTreeSource.Scope) {
    for index in sources.indices { sources[index].scope = scope }
  }
}

/// A table, or a query in its place, that a statement takes rows from.
@usableFromInline struct SQLTreeSource: Sendable {
  @usableFromInline enum Join: UInt8, Sendable { case first, inner, left }
  /// Which rows of a table with soft delete are meant.
  @usableFromInline enum Scope: UInt8, Sendable { case living, all, deleted }
  @usableFromInline enum Relation: Sendable {
    /// A quoted name.
    case table(SQLName)
    case query(SQLQueryBox)
    case commonTable(SQLName, SQLQueryBox)
  }

  @usableFromInline var number: UInt32
  /// A second number for the same source: the one that changes made outside of the query use.
  @usableFromInline var alternative: UInt32?
  @usableFromInline var join: Join
  @usableFromInline var scope = Scope.living
  @usableFromInline var relation: Relation
  @usableFromInline var columnList: SQLName
  /// Empty without soft delete.
  @usableFromInline var softDelete: SQLName
  @usableFromInline var condition: SQLNode?

  @inlinable init(
    number: UInt32, join: Join, relation: Relation, columnList: SQLName, softDelete: SQLName
  ) {
    self.number = number
    self.join = join
    self.relation = relation
    self.columnList = columnList
    self.softDelete = softDelete
  }
}

@usableFromInline struct SQLGrouping: Sendable {
  @usableFromInline var keys: [SQLNode] = []
  @usableFromInline var condition: SQLNode?

  @inlinable init() {}
}

/// What INSERT, UPDATE and DELETE have beyond SELECT.
@usableFromInline final class SQLChange: Sendable {
  @usableFromInline struct Conflict: Sendable {
    /// Empty: any conflict.
    @usableFromInline let target: [SQLName]
    /// Empty: DO NOTHING.
    @usableFromInline let assignments: [SQLAssignment]

    @inlinable init(target: [SQLName], assignments: [SQLAssignment]) {
      self.target = target
      self.assignments = assignments
    }
  }

  @usableFromInline let assignments: [SQLAssignment]
  @usableFromInline let insertColumns: SQLName?
  /// nil stands for DEFAULT.
  @usableFromInline let rows: [[PGBind?]]
  @usableFromInline let conflict: Conflict?
  /// nil: nothing is returned.
  @usableFromInline let returning: [SQLNode]?

  @inlinable init(
    assignments: [SQLAssignment] = [], insertColumns: SQLName? = nil, rows: [[PGBind?]] = [],
    conflict: Conflict? = nil, returning: [SQLNode]? = nil
  ) {
    self.assignments = assignments
    self.insertColumns = insertColumns
    self.rows = rows
    self.conflict = conflict
    self.returning = returning
  }

  @inlinable func with(conflict: Conflict) -> SQLChange {
    SQLChange(
      assignments: assignments, insertColumns: insertColumns, rows: rows, conflict: conflict,
      returning: returning)
  }

  @inlinable func with(returning: [SQLNode]) -> SQLChange {
    SQLChange(
      assignments: assignments, insertColumns: insertColumns, rows: rows, conflict: conflict,
      returning: returning)
  }
}

/// `column = value` in UPDATE.
@usableFromInline struct SQLAssignment: Sendable {
  @usableFromInline let column: SQLName
  @usableFromInline let value: SQLNode

  @inlinable init(_ column: SQLName, _ value: SQLNode) {
    self.column = column
    self.value = value
  }
}

/// UNION and its like.
@usableFromInline struct SQLCombination: Sendable {
  @usableFromInline let keyword: SQLName
  @usableFromInline let query: SQLQueryBox

  @inlinable init(_ keyword: StaticString, _ query: SQLQueryBox) {
    self.keyword = SQLName(keyword)
    self.query = query
  }
}
