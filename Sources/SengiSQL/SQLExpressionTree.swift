/// An expression as the server would take it apart, as far as words alone show.
///
/// Forms that mean the same have one tree: `a between 1 and 2` is `a >= 1 and a <= 2`, `a in (1, 2)`
/// is `a = any (array[1, 2])`, `a like b` is `a ~~ b`, `!=` is `<>`.
public indirect enum SQLExpressionTree: Sendable, Hashable {
  /// What becomes of the type that a constant is cast to, as in `'-1'::integer`.
  public enum ConstantCasts: Sendable {
    /// A cast of a constant says only what the constant is for.
    case dropped
    case kept
  }

  /// A string or number as written, strings with their quotes; a negative number is one too.
  case literal(String)
  /// A name, a key word, or anything not taken apart further; a name that needs quotes has one in
  /// front.
  case words([String])
  /// An operator or a function with its operands.
  case node(String, [SQLExpressionTree])
  case cast(SQLExpressionTree, type: String)

  /// - Returns: nil for whatever is not known for sure, such as a query, and for what nests too
  ///   deeply.
  public init?(parsing source: String, constantCasts: ConstantCasts = .dropped) {
    guard let tree = SQLExpressionParser.tree(of: source, constantCasts) else { return nil }
    self = tree
  }

  /// How ``words(_:)`` spell a name.
  public static func spelled(_ name: SQLIdentifier) -> String {
    name.isPlain ? name.name : "\"" + name.name
  }
}
