/// A word, mark or constant of Swift text.
struct SwiftToken: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case word, mark, constant
  }

  var kind: Kind
  /// Constants have none: what they say is no part of an interface.
  var text: String
  var isAfterSpace: Bool
  var isAfterLineBreak: Bool

  func isMark(_ mark: String) -> Bool { kind == .mark && text == mark }
  func isWord(_ word: String) -> Bool { kind == .word && text == word }
}

extension [SwiftToken] {
  /// The tokens as one line, broken lines joined, without the commas before closing brackets.
  var line: String {
    var text = ""
    for (index, token) in enumerated() {
      let isClosing = [")", "]", "}", ">"].contains(token.text)
      if token.isMark(","), index + 1 < count, [")", "]"].contains(self[index + 1].text) {
        continue
      }
      let isOpen = text.last.map { "([".contains($0) } ?? true
      if token.isAfterSpace, !isOpen, !(isClosing && token.isAfterLineBreak), token.text != "," {
        text += " "
      }
      text += token.text
    }
    return text
  }
}
