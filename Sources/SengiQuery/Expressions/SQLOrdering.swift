/// One key of ORDER BY.
public struct SQLOrdering: Sendable {
  @usableFromInline enum Nulls: UInt8, Sendable { case standard, first, last }

  @usableFromInline let node: SQLNode
  @usableFromInline let isDescending: Bool
  @usableFromInline var nulls = Nulls.standard

  @inlinable init(_ node: SQLNode, isDescending: Bool) {
    self.node = node
    self.isDescending = isDescending
  }

  /// NULLS FIRST; without it NULL counts as larger than every value.
  @inlinable public consuming func nullsFirst() -> SQLOrdering {
    nulls = .first
    return self
  }

  /// NULLS LAST; without it NULL counts as larger than every value.
  @inlinable public consuming func nullsLast() -> SQLOrdering {
    nulls = .last
    return self
  }
}

/// What ORDER BY takes: a direction, or an expression, which then ascends.
public protocol SQLOrderable: Sendable {
  var _ordering: SQLOrdering { get }
}

extension SQLOrdering: SQLOrderable {
  @inlinable public var _ordering: SQLOrdering { self }
}

extension SQLExpr: SQLOrderable {
  @inlinable public var _ordering: SQLOrdering { asc() }

  /// Smallest first.
  @inlinable public func asc() -> SQLOrdering { SQLOrdering(node, isDescending: false) }

  /// Largest first.
  @inlinable public func desc() -> SQLOrdering { SQLOrdering(node, isDescending: true) }
}
