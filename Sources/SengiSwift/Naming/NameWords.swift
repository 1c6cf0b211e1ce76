/// The words of a database name, from which its Swift names are made.
struct NameWords: Sendable, Hashable {
  /// In lower case, made of letters, digits and marks only.
  var words: [String]
  private let rules: NamingRules

  /// Splits at everything that is neither letter nor digit, and before a capital that begins a word:
  /// `created_at`, `createdAt` and `Created At` are the same two words.
  init(_ text: String, _ rules: NamingRules = NamingRules()) {
    self.rules = rules
    if let words = Self.plainWords(of: text) {
      self.words = words
      return
    }
    let scalars = Array(text.unicodeScalars)
    var words: [String] = []
    var current = String.UnicodeScalarView()
    func finish() {
      if !current.isEmpty { words.append(String(current).lowercased()) }
      current = String.UnicodeScalarView()
    }
    for (position, scalar) in scalars.enumerated() {
      if SwiftIdentifier.isMark(scalar), current.last.map(SwiftIdentifier.isLetter) == true {
        current.append(scalar)
        continue
      }
      guard SwiftIdentifier.isLetter(scalar) || SwiftIdentifier.isDigit(scalar) else {
        finish()
        continue
      }
      if let previous = current.last, scalar.properties.isUppercase {
        let next = position + 1 < scalars.count ? scalars[position + 1] : nil
        let beginsWord = next?.properties.isLowercase ?? false
        if !previous.properties.isUppercase || beginsWord { finish() }
      }
      current.append(scalar)
    }
    finish()
    self.words = words
  }

  /// The words of a name in lower case ASCII, as nearly all are; nil for any other.
  private static func plainWords(of text: String) -> [String]? {
    let isPlain = text.utf8.allSatisfy {
      ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F
    }
    return isPlain ? text.utf8.split(separator: 0x5F).map { String(Substring($0)) } : nil
  }

  /// `authorId`; nil when the name has neither letter nor digit.
  var member: SwiftIdentifier? {
    guard let first = words.first else { return nil }
    return Self.identifier(first + words.dropFirst().map(Self.capitalize).joined())
  }

  /// `PostStatus`; nil when the name has neither letter nor digit.
  var type: SwiftIdentifier? {
    guard !words.isEmpty else { return nil }
    return Self.identifier(
      words.map { rules.isAcronym($0) ? $0.uppercased() : Self.capitalize($0) }.joined())
  }

  /// The words with the last in the singular.
  var singular: NameWords { changingLast(rules.singular) }

  /// The words with the last in the plural.
  var plural: NameWords { changingLast(rules.plural) }

  /// The words without a last `id`; nil when there is none, or nothing before it.
  var withoutID: NameWords? {
    guard words.count > 1, words.last == "id" else { return nil }
    var result = self
    result.words.removeLast()
    return result
  }

  /// A name for what has no words: every character by its number, `column1F600`.
  static func spelled(_ text: String, as kind: StaticString) -> SwiftIdentifier {
    SwiftIdentifier(
      derived: kind.description
        + text.unicodeScalars.map { String($0.value, radix: 16, uppercase: true) }
        .joined(separator: "x"))
  }

  private func changingLast(_ change: (String) -> String) -> NameWords {
    var result = self
    if let last = words.last { result.words[words.count - 1] = change(last) }
    return result
  }

  private static func identifier(_ text: String) -> SwiftIdentifier {
    let startsWell = text.unicodeScalars.first.map(SwiftIdentifier.mayStart) ?? false
    return SwiftIdentifier(derived: startsWell ? text : "_" + text)
  }

  private static func capitalize(_ word: String) -> String {
    guard let first = word.unicodeScalars.first else { return word }
    return first.properties.uppercaseMapping + String(word.unicodeScalars.dropFirst())
  }
}
