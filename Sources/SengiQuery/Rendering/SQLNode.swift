import SengiWire

/// An expression's tree. The commonest conditions are leaves, which take no memory of their own.
@usableFromInline enum SQLNode: Sendable {
  case column(SQLColumnReference)
  case bind(PGBind)
  case columnBind(SQLColumnReference, SQLOperator, PGBind)
  case columnColumn(SQLColumnReference, SQLOperator, SQLColumnReference)
  /// IS NULL, or IS NOT NULL when false.
  case columnNull(SQLColumnReference, Bool)
  /// SQL as it stands.
  case constant(SQLName)
  /// A string constant.
  case string(SQLName)
  /// The list of all columns of a source.
  case row(UInt32, SQLName)
  indirect case null(SQLNode, Bool)
  indirect case binary(SQLOperator, SQLNode, SQLNode)
  indirect case between(SQLNode, SQLNode, SQLNode)
  /// `= ANY (array)`, or `<> ALL (array)` when false.
  indirect case member(SQLNode, SQLNode, Bool)
  indirect case not(SQLNode)
  indirect case call(SQLName, [SQLNode])
  indirect case cast(SQLNode, SQLName)
  case jsonPath(SQLColumnReference, [SQLName], SQLJSONLeaf)
  indirect case filter(SQLNode, SQLNode)
  indirect case over(SQLNode, partition: [SQLNode], order: [SQLOrdering])
  case fragment([SQLFragment.Part])
  case subquery(SQLQueryBox)
  case exists(SQLQueryBox)
}

/// What stands at the end of a JSON path.
@usableFromInline enum SQLJSONLeaf: Sendable {
  /// `->`: the value as JSON.
  case json
  /// `->>`: the value as text.
  case text
  /// `->>` and a cast to this type.
  case cast(SQLName)
}

/// A query inside of an expression or another query.
@usableFromInline final class SQLQueryBox: Sendable {
  let tree: SQLTree

  @usableFromInline init(_ tree: SQLTree) { self.tree = tree }
}

extension SQLNode {
  var precedence: SQLPrecedence {
    switch self {
    case .binary(let op, _, _), .columnBind(_, let op, _), .columnColumn(_, let op, _):
      op.precedence
    case .columnNull, .null: .is
    case .member: .comparison
    case .between: .membership
    case .not: .not
    case .jsonPath(_, _, .json), .jsonPath(_, _, .text): .other
    case .fragment: .or
    case .column, .bind, .constant, .string, .row, .call, .cast, .jsonPath, .filter, .over,
      .subquery,
      .exists:
      .operand
    }
  }

  /// Whether some part of the tree is as `predicate` wants it; it sees leaves and inner nodes.
  func contains(_ predicate: (SQLNode) -> Bool) -> Bool {
    if predicate(self) { return true }
    switch self {
    case .column, .bind, .columnBind, .columnColumn, .columnNull, .constant, .string, .row,
      .jsonPath,
      .subquery, .exists:
      return false
    case .null(let node, _), .not(let node), .cast(let node, _):
      return node.contains(predicate)
    case .binary(_, let left, let right), .member(let left, let right, _),
      .filter(let left, let right):
      return left.contains(predicate) || right.contains(predicate)
    case .between(let value, let low, let high):
      return value.contains(predicate) || low.contains(predicate) || high.contains(predicate)
    case .call(_, let arguments):
      return arguments.contains { $0.contains(predicate) }
    case .over(let node, let partition, let order):
      return node.contains(predicate) || partition.contains { $0.contains(predicate) }
        || order.contains { $0.node.contains(predicate) }
    case .fragment(let parts):
      return parts.contains { part in
        if case .node(let node) = part { return node.contains(predicate) }
        return false
      }
    }
  }

  var hasSubquery: Bool {
    switch self {
    case .columnBind, .columnColumn, .columnNull, .column, .bind: false
    default:
      contains {
        switch $0 {
        case .subquery, .exists: true
        default: false
        }
      }
    }
  }

  var hasBind: Bool {
    contains {
      switch $0 {
      case .bind, .columnBind, .subquery, .exists: true
      default: false
      }
    }
  }
}
