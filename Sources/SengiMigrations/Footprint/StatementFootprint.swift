import SengiSQL
import SengiSteps

/// What one statement changes and mentions.
struct StatementFootprint: Sendable, Hashable {
  private struct Mention: Sendable, Hashable {
    /// The name before the point.
    var before: String?
    var name: String
  }

  /// In the order of the statement.
  var changes: [FootprintChange] = []
  /// Aspects that the statement depends on, besides those it changes.
  var aspects: Set<String> = []
  /// What it is, when nobody can tell what it does; nil otherwise.
  var opaque: String?
  private var names: Set<String> = []
  private var mentions: Set<Mention> = []
  private var mentionsEverything = false

  init(opaque: String) { self.opaque = opaque }

  init(_ statement: SQLStatement, isQuery: Bool) {
    collect(statement.tokens)
    if isQuery {
      aspects.insert(FootprintChange.Aspect.rows)
    } else {
      var reader = ChangeReader(statement)
      reader.read()
      changes = reader.changes
      aspects = reader.aspects
      opaque = reader.opaque
      for body in reader.bodies {
        if let tokens = try? SQLLexer.tokens(of: body) { collect(tokens) }
      }
    }
  }

  /// Whether it neither changes anything nor looks at any object, such as `SET`.
  var isIdle: Bool { changes.isEmpty && aspects.isEmpty && opaque == nil }

  private mutating func collect(_ tokens: [SQLToken]) {
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .word, .quotedIdentifier:
        names.insert(token.text)
        let isQualified = index > 1 && tokens[index - 1].isPunctuation(".")
        mentions.insert(
          Mention(before: isQualified ? tokens[index - 2].text : nil, name: token.text))
      case .symbol where token.text == "*":
        let previous = index > 0 ? tokens[index - 1] : token
        if previous.isPunctuation(",") || previous.isPunctuation(".") || previous.isWord("select")
          || previous.isWord("returning")
        {
          mentionsEverything = true
        }
      default: break
      }
    }
  }

  /// Whether the statement looks at what is changed, or changes it too.
  func touches(_ change: FootprintChange) -> Bool {
    if changes.contains(change) { return true }
    guard names.contains(change.name) else { return false }
    let isSame =
      change.namespace == nil || mentions.contains(Mention(before: nil, name: change.name))
      || mentions.contains(Mention(before: change.namespace, name: change.name))
    guard isSame else { return false }
    guard let part = change.part else { return true }
    if part.hasPrefix("(") {
      return aspects.contains(part)
        || changes.contains { $0.name == change.name && ($0.part == part || $0.part == nil) }
    }
    return names.contains(part) || mentionsEverything
      || changes.contains { $0.name == change.name && $0.part == nil }
  }
}
