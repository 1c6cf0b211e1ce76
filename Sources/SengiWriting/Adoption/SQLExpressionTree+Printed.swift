import SengiSQL

extension SQLExpressionTree {
  /// Whether a text printed by the server says the same as one written by a person.
  ///
  /// The server writes casts that it made itself: of constants to whatever type is wanted, and of
  /// other strings to `text`. No other difference is passed over.
  func isPrinted(as printed: SQLExpressionTree) -> Bool {
    switch (self, printed) {
    case (.cast(let own, let type), .cast(let other, let otherType)) where type == otherType:
      return own.isPrinted(as: other)
    case (_, .cast(let other, let type)):
      return (other.isLiteral || type == "text" || type == "text[]") && isPrinted(as: other)
    case (.literal(let own), .literal(let other)): return own == other
    case (.words(let own), .words(let other)): return own == other
    case (.node(let name, let own), .node(let otherName, let other)):
      return name == otherName && own.count == other.count
        && zip(own, other).allSatisfy { $0.isPrinted(as: $1) }
    default: return false
    }
  }

  private var isLiteral: Bool {
    if case .literal = self { return true }
    return false
  }
}
