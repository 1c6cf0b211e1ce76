import SengiSQL

/// What follows the name in `CREATE SUBSCRIPTION`, taken apart: `connection '…' publication a, b
/// with (binary = true)`.
package struct SubscriptionDefinition: Sendable, Hashable {
  /// The string itself, without quotes.
  package var connection: String
  /// As SQL spells them.
  package var publications: [String] = []
  /// As SQL spells the values; `true` where none is said.
  package var options: [String: String] = [:]

  /// - Returns: nil for what has not that form.
  package init?(_ source: String) {
    guard let tokens = try? SQLLexer.tokens(of: source), tokens.count > 3,
      tokens[0].isWord("connection"), tokens[1].kind == .string, tokens[2].isWord("publication")
    else { return nil }
    let bytes = Array(source.utf8)
    func text(_ token: SQLToken) -> String { String(decoding: bytes[token.range], as: UTF8.self) }
    connection = tokens[1].text
    var place = 3
    while place < tokens.count, [.word, .quotedIdentifier].contains(tokens[place].kind),
      !tokens[place].isWord("with")
    {
      publications.append(text(tokens[place]))
      place += 1
      guard place < tokens.count, tokens[place].isPunctuation(",") else { break }
      place += 1
    }
    guard place < tokens.count else { return }
    guard tokens[place].isWord("with"), place + 1 < tokens.count,
      tokens[place + 1].isPunctuation("(")
    else { return nil }
    for part in tokens[(place + 2)...].split(whereSeparator: {
      $0.isPunctuation(",") || $0.isPunctuation(")") || $0.isPunctuation(";")
    }) {
      guard let key = part.first else { continue }
      let value = part.dropFirst().first?.text == "=" ? part.dropFirst(2) : part.dropFirst()
      options[key.text] = value.isEmpty ? "true" : value.map(text).joined()
    }
  }

  /// Options about the moment of making, which Sengi makes without a connection.
  package static let momentary = ["connect", "create_slot", "copy_data", "enabled", "refresh"]

  /// Whether the option's value is `none`, in whatever form.
  package var hasSlot: Bool {
    guard let slot = options["slot_name"] else { return true }
    return slot.lowercased() != "none"
  }
}

/// A libpq connection string: `host=a password='b c'` or `postgresql://user:password@host/…`.
package struct SubscriptionConnection: Sendable {
  /// The string with every password left out.
  package let withoutPassword: String
  package let hasPassword: Bool

  package init(_ text: String) {
    let shown =
      text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
      ? Self.stripped(uri: text) : Self.stripped(pairs: text)
    hasPassword = shown != nil
    withoutPassword = shown ?? text
  }

  /// A key that is written another way may be one of them.
  private static func isSecret(_ key: some StringProtocol) -> Bool {
    key == "password" || key == "sslpassword" || key.contains("%")
  }

  /// - Returns: nil where there is no password.
  private static func stripped(uri: String) -> String? {
    guard let start = uri.firstRange(of: "://")?.upperBound else { return nil }
    var isChanged = false
    var rest = uri[start...]
    var text = String(uri[..<start])
    // Ahead of the query: a password may hold `?`.
    if let at = rest.prefix(while: { $0 != "/" }).lastIndex(of: "@") {
      let user = rest[..<at].prefix { $0 != ":" }
      isChanged = user.endIndex < at
      text += user
      rest = rest[at...]
    }
    var query: Substring?
    if let mark = rest.firstIndex(of: "?") {
      query = rest[rest.index(after: mark)...]
      rest = rest[..<mark]
    }
    text += rest
    if let query {
      let parts = query.split(separator: "&")
      let kept = parts.filter { !isSecret($0.prefix { $0 != "=" }) }
      isChanged = isChanged || kept.count < parts.count
      if !kept.isEmpty { text += "?" + kept.joined(separator: "&") }
    }
    return isChanged ? text : nil
  }

  /// - Returns: nil where there is no password.
  private static func stripped(pairs: String) -> String? {
    var kept: [String] = []
    var isChanged = false
    var rest = pairs[...]
    while true {
      rest = rest.drop { $0.isWhitespace }
      if rest.isEmpty { break }
      let start = rest.startIndex
      let key = rest.prefix { $0 != "=" && !$0.isWhitespace }
      rest = rest.dropFirst(key.count).drop { $0.isWhitespace }
      guard rest.first == "=" else { return isChanged ? kept.joined(separator: " ") : nil }
      rest = rest.dropFirst().drop { $0.isWhitespace }
      let isQuoted = rest.first == "'"
      if isQuoted { rest = rest.dropFirst() }
      while let next = rest.first {
        if next == "\\" {
          rest = rest.dropFirst(2)
          continue
        }
        if isQuoted ? next == "'" : next.isWhitespace { break }
        rest = rest.dropFirst()
      }
      if isQuoted { rest = rest.dropFirst() }
      if isSecret(key) {
        isChanged = true
      } else {
        kept.append(String(pairs[start..<rest.startIndex]))
      }
    }
    return isChanged ? kept.joined(separator: " ") : nil
  }
}
