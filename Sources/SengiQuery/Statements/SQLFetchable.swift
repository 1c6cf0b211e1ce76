import SengiWire

/// A statement that can be run.
public protocol SQLExecutable: Sendable {
  /// The statement with its parameters, as the client takes it.
  var statement: PGStatement { get }
}

/// A statement that returns rows of a known type.
public protocol SQLFetchable<Output>: SQLExecutable {
  /// What one row becomes.
  associatedtype Output

  /// Reads one row.
  /// - Throws: ``PGDecodingError`` naming the column.
  func decode(_ row: borrowing PGRow) throws -> Output

  /// The statement with LIMIT, unless it has one already or cannot have one.
  func limited(to count: Int) -> Self
}

extension SQLFetchable {
  public func limited(to count: Int) -> Self { self }
}

/// A query whose rows the server can count.
public protocol SQLCountable: Sendable {
  /// `SELECT count(*) …`: one row with one `bigint`.
  var countStatement: PGStatement { get }
}

extension SQLTree {
  @usableFromInline mutating func setLimit(_ count: Int) { limit = .int8(Int64(count)) }

  @usableFromInline mutating func setOffset(_ count: Int) { offset = .int8(Int64(count)) }

  @usableFromInline func limited(to count: Int) -> SQLTree {
    guard kind == .select, limit == nil else { return self }
    var tree = self
    tree.setLimit(count)
    return tree
  }

  /// Counting needs neither order nor lock; whatever changes the number of rows is counted from
  /// outside.
  @usableFromInline var counting: SQLTree {
    let count = SQLNode.constant(SQLName("count(*)"))
    var inner = self
    inner.order = []
    inner.lock = nil
    guard isDistinct || grouping != nil || limit != nil || offset != nil || combination != nil
    else {
      inner.columns = [count]
      return inner
    }
    if limit != nil || offset != nil { inner.order = order }
    var outer = SQLTree(name: name)
    outer.columns = [count]
    outer.sources = [
      SQLTreeSource(
        number: SQLSourceNumber.next(), join: .first, relation: .query(SQLQueryBox(inner)),
        columnList: SQLName(""), softDelete: SQLName(""))
    ]
    return outer
  }

  @usableFromInline var existence: SQLCondition {
    var tree = self
    tree.columns = [.constant(SQLName("1"))]
    tree.order = []
    return SQLExpr(.exists(SQLQueryBox(tree)))
  }
}
