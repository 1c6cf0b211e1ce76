/// Markdown, block by block.
struct MarkdownDocument {
  private(set) var text = ""
  private var isInList = false

  private mutating func begin(isItem: Bool = false) {
    if !text.isEmpty, !(isItem && isInList) { text += "\n" }
    isInList = isItem
  }

  mutating func heading(_ level: Int, _ prose: Prose) {
    begin()
    text += String(repeating: "#", count: level) + " \(MarkdownText(prose).description)\n"
  }

  mutating func paragraph(_ prose: Prose) {
    begin()
    text += MarkdownText(prose).description + "\n"
  }

  mutating func item(_ prose: Prose, depth: Int = 0) {
    begin(isItem: true)
    text += String(repeating: "  ", count: depth) + "- \(MarkdownText(prose).description)\n"
  }

  /// - Parameter code: Its lines stand as they are, but for characters that cannot be seen.
  mutating func code(_ language: StaticString, _ code: String) {
    begin()
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
      .map { MarkdownText.visible(String($0), keepsTabs: true) }.joined(separator: "\n")
    let fence = String(repeating: "`", count: max(3, MarkdownText.longestRun(code) + 1))
    text += "\(fence)\(language)\n\(lines)\(lines.hasSuffix("\n") ? "" : "\n")\(fence)\n"
  }
}
