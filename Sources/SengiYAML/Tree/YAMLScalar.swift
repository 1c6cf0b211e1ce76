/// A scalar's decoded text and how it was written.
public struct YAMLScalar: Sendable, Hashable {
  public enum Style: Sendable, Hashable {
    case plain
    /// `'…'`
    case single
    /// `"…"`
    case double
    /// `|`
    case literal
    /// `>`
    case folded
  }

  /// What the text stands for: only a plain scalar is ever anything but text.
  public enum Kind: Sendable, Hashable {
    case null, bool, number, text
  }

  /// The value after unquoting, unescaping and folding.
  public let text: String
  public let style: Style

  public init(text: String, style: Style) {
    self.text = text
    self.style = style
  }

  /// The kind by YAML 1.2's core schema; `yes`, `no`, `on`, `off`, `y` and `n` are text.
  public var kind: Kind {
    style == .plain ? PlainScalar.kind(of: text) : .text
  }
}
