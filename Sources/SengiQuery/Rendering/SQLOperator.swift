/// An operator between two expressions.
@usableFromInline enum SQLOperator: UInt8, Sendable {
  case or, and
  case isDistinct, isNotDistinct
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case like, ilike, `in`
  case contains, containedBy, overlaps, concatenate, matches, hasKey
  case add, subtract, multiply, divide, remainder

  var sql: StaticString {
    switch self {
    case .or: " OR "
    case .and: " AND "
    case .isDistinct: " IS DISTINCT FROM "
    case .isNotDistinct: " IS NOT DISTINCT FROM "
    case .equal: " = "
    case .notEqual: " <> "
    case .less: " < "
    case .lessOrEqual: " <= "
    case .greater: " > "
    case .greaterOrEqual: " >= "
    case .like: " LIKE "
    case .ilike: " ILIKE "
    case .in: " IN "
    case .contains: " @> "
    case .containedBy: " <@ "
    case .overlaps: " && "
    case .concatenate: " || "
    case .matches: " @@ "
    case .hasKey: " ? "
    case .add: " + "
    case .subtract: " - "
    case .multiply: " * "
    case .divide: " / "
    case .remainder: " % "
    }
  }

  var precedence: SQLPrecedence {
    switch self {
    case .or: .or
    case .and: .and
    case .isDistinct, .isNotDistinct: .is
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
    case .like, .ilike, .in: .membership
    case .contains, .containedBy, .overlaps, .concatenate, .matches, .hasKey: .other
    case .add, .subtract: .sum
    case .multiply, .divide, .remainder: .product
    }
  }
}

/// How tightly operators bind, loosest first (manual §4.1.6).
enum SQLPrecedence: UInt8, Comparable {
  case or, and, not, `is`, comparison, membership, other, sum, product, operand

  /// Whether `a op b op c` means something without parentheses.
  var isAssociative: Bool {
    switch self {
    case .is, .comparison, .membership: false
    case .or, .and, .not, .other, .sum, .product, .operand: true
    }
  }

  static func < (left: SQLPrecedence, right: SQLPrecedence) -> Bool {
    left.rawValue < right.rawValue
  }
}
