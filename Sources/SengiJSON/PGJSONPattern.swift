/// A regular expression of the kind that PostgreSQL, ECMAScript and Sengi read alike.
///
/// Characters, `.`, sets such as `[a-z_]` and `[^/]`, `\d \w \s` (ASCII, like `[[:alpha:]]` and its
/// kin), groups, `|`, `* + ? {m,n}`, `^` and `$`. Nothing that looks ahead or back.
public struct PGJSONPattern: Sendable {
  /// What makes a pattern unreadable, or one that not all three read alike.
  public struct Fault: Error, Hashable {
    public var message: String
  }

  indirect enum Node: Sendable, Hashable {
    case empty
    case set(CharacterRanges)
    case sequence([Node])
    case choice([Node])
    case repeated(Node, Int, Int?)
    case start, end
  }

  public let text: String
  let node: Node
  private let program: PatternProgram

  /// - Parameter ignoresCase: Whether `a` also stands for `A`, in ASCII alone.
  public init(parsing text: String, ignoresCase: Bool = false) throws(Fault) {
    self.text = text
    var parser = PatternParser(text, ignoresCase: ignoresCase)
    node = try parser.pattern()
    program = try PatternProgram(node)
  }

  /// A pattern that was read before; one that cannot be read matches nothing.
  public init(_ text: String) {
    if let read = try? PGJSONPattern(parsing: text) {
      self = read
    } else {
      self.init(unreadable: text)
    }
  }

  private init(unreadable text: String) {
    self.text = text
    node = .set(CharacterRanges([]))
    program = .never
  }

  /// Whether the pattern is found anywhere in the text.
  public func matches(_ text: String) -> Bool { program.matches(text) }

  public enum Dialect: Sendable {
    case postgres
    /// `$` keeps to the very end in Python as well.
    case ecmaScript
  }

  /// The pattern with nothing in it that depends on the reader's language or settings.
  public func text(for dialect: Dialect) -> String { Self.text(node, dialect) }

  private static func text(_ node: Node, _ dialect: Dialect) -> String {
    switch node {
    case .empty: return "(?:)"
    case .set(let set): return set.text(dialect)
    case .start: return "^"
    case .end: return dialect == .postgres ? "$" : #"$(?!\n)"#
    case .sequence(let parts):
      return parts.map { part in
        if case .choice = part { return "(?:" + text(part, dialect) + ")" }
        return text(part, dialect)
      }.joined()
    case .choice(let parts): return parts.map { text($0, dialect) }.joined(separator: "|")
    case .repeated(let inner, let least, let most):
      let isSimple = if case .set = inner { true } else { false }
      let text = isSimple ? text(inner, dialect) : "(?:" + text(inner, dialect) + ")"
      switch (least, most) {
      case (0, nil): return text + "*"
      case (1, nil): return text + "+"
      case (0, 1): return text + "?"
      case (_, nil): return text + "{\(least),}"
      case (_, least): return text + "{\(least)}"
      case (_, let most?): return text + "{\(least),\(most)}"
      }
    }
  }
}
