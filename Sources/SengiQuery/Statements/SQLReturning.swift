import SengiWire

/// INSERT, UPDATE or DELETE with RETURNING.
public struct SQLReturning<Output>: SQLFetchable {
  @usableFromInline let tree: SQLTree
  @usableFromInline let decoding: @Sendable (borrowing PGRow) throws -> Output

  @inlinable init(
    _ tree: SQLTree, _ decoding: @escaping @Sendable (borrowing PGRow) throws -> Output
  ) {
    self.tree = tree
    self.decoding = decoding
  }

  public var statement: PGStatement { tree.statement }

  @inlinable public func decode(_ row: borrowing PGRow) throws -> Output { try decoding(row) }
}

/// INSERT, UPDATE or DELETE: a statement that changes rows of a table and can return them.
public protocol SQLTableChange: SQLExecutable {
  associatedtype Table: SQLTable

  var _change: SQLTableChangeTree { get }
}

/// What ``SQLTableChange`` keeps its statement in.
public struct SQLTableChangeTree: Sendable {
  @usableFromInline var tree: SQLTree

  @inlinable init(_ tree: SQLTree) { self.tree = tree }

  @inlinable func returning(_ nodes: [SQLNode]) -> SQLTree {
    var tree = tree
    tree.change = tree.change?.with(returning: nodes)
    return tree
  }

  @inlinable var source: UInt32 { tree.sources.first?.number ?? SQLSourceNumber.excluded }
}

extension SQLTableChange {
  public var statement: PGStatement { _change.tree.statement }

  /// `RETURNING` every column: the rows as they are after the change.
  @inlinable public func returning() -> SQLReturning<Table> {
    let change = _change
    return SQLReturning(
      change.returning([.row(change.source, SQLName(Table.columnList))])
    ) { row in try Table(row: row, at: 0) }
  }

  /// `RETURNING` these expressions.
  @inlinable public func returning<each Item: SQLSelectable>(
    _ items: (Table.Columns) -> (repeat each Item)
  ) -> SQLReturning<(repeat (each Item).Output)> {
    let change = _change
    let selected = items(Table.Columns(change.source))
    var list = SQLSelectList()
    repeat (each selected)._select(into: &list)
    return SQLReturning(change.returning(list.nodes)) { row in
      var index = 0
      return (repeat try (each Item)._decode(row, &index))
    }
  }
}
