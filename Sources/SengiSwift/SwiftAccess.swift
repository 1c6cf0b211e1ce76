/// Who may use the generated declarations.
public enum SwiftAccess: Sendable, Hashable {
  case `public`, package, `internal`

  /// The room for lines that are laid out with `public`, of which `package` takes one column more.
  func layout(indentation: Int) -> SwiftLayout {
    SwiftLayout(indentation: self == .package ? indentation + 1 : indentation)
  }

  /// The line with its own access level in the place of `public`.
  ///
  /// Templates and views write `public` throughout. Only a declaration begins a line with that word:
  /// comments begin with slashes and literals with `#` or a quote.
  func apply(to line: SwiftCode) -> SwiftCode {
    if self == .public { return line }
    let text = line.description
    let indentation = text.prefix { $0 == " " }
    let rest = text[indentation.endIndex...]
    guard rest.hasPrefix("public ") else { return line }
    let keyword = self == .package ? "package " : ""
    return SwiftCode(escaped: indentation + keyword + rest.dropFirst("public ".count))
  }
}
