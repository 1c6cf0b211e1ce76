/// Text that is Markdown: whatever was said by schemas stands in it as they said it.
struct MarkdownText: Sendable, Hashable {
  let description: String

  init(_ prose: Prose) {
    description = prose.pieces.map { piece in
      switch piece {
      case .words(let text): Self.escaped(text)
      case .code(let text): Self.span(text)
      }
    }.joined()
  }

  /// Marks, mentions, references, formulas and entities of CommonMark and of GitHub.
  private static let marks = Set<Unicode.Scalar>(#"\`*[]<>|~#&@$"#.unicodeScalars)

  private static func escaped(_ text: String) -> String {
    let scalars = Array(visible(text).unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let isMark =
        scalar == "_"
        ? !isInWord(scalars, index)
        : scalar == "!" ? isBefore("[", scalars, index) : marks.contains(scalar)
      switch scalar {
      // A backslash does not keep GitHub from notifying people.
      case "@": result.append(contentsOf: "&#64;".unicodeScalars)
      case _ where isMark:
        result.append("\\")
        result.append(scalar)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func isInWord(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    let neighbours = [index - 1, index + 1].map { scalars.indices.contains($0) ? scalars[$0] : " " }
    return neighbours.allSatisfy { $0 == "_" || $0.properties.isAlphabetic || $0.isDigit }
  }

  private static func isBefore(
    _ mark: Unicode.Scalar, _ scalars: [Unicode.Scalar], _ index: Int
  ) -> Bool {
    scalars.indices.contains(index + 1) && scalars[index + 1] == mark
  }

  /// Code on one line, between more backticks than it holds in a row.
  private static func span(_ text: String) -> String {
    let text = visible(text)
    if text.isEmpty { return "` `" }
    let fence = String(repeating: "`", count: longestRun(text) + 1)
    let isPadded = text.hasPrefix("`") || text.hasSuffix("`") || text.hasPrefix(" ")
    return isPadded ? "\(fence) \(text) \(fence)" : "\(fence)\(text)\(fence)"
  }

  /// With line breaks, and what cannot be seen or turns the direction of writing, spelled out.
  static func visible(_ text: String, keepsTabs: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result.append(contentsOf: #"\n"#.unicodeScalars)
      case "\r": result.append(contentsOf: #"\r"#.unicodeScalars)
      case "\t" where !keepsTabs: result.append(contentsOf: #"\t"#.unicodeScalars)
      case _ where scalar != "\t" && isHidden(scalar):
        let code = String(scalar.value, radix: 16, uppercase: true)
        result.append(contentsOf: "\\u{\(code)}".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: scalar != "\u{200D}" && scalar != "\u{200C}"
    default: false
    }
  }

  static func longestRun(_ text: String) -> Int {
    var (longest, run) = (0, 0)
    for scalar in text.unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
