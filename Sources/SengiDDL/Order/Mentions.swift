import SengiSQL
import SengiSchema

/// What of the schema's own objects a piece of SQL text names.
///
/// It goes by words, not by grammar: a column called like a table counts as a mention of it where a
/// table could stand. That costs nothing but an order that would not have been needed.
struct Mentions {
  /// What the text is, which decides what its words can mean.
  enum Kind {
    /// Over a table's columns: a bare word is a column, not a table.
    case expression
    /// A query, where tables stand behind `from` and its like, and elsewhere perhaps.
    case query
    /// What follows a function's name: any word may be a type.
    case signature
    /// `(function = f, leftarg = t)`: any word may be a function or type.
    case definition
  }

  /// What has to be there before.
  private(set) var firm: [Int] = []
  /// What may be meant, or is only looked up when the text runs.
  private(set) var loose: [Int] = []

  /// Everything, as it comes.
  var words: [Int] { firm + loose }

  private let names: DeclaredNames
  private let searchPath: [SQLIdentifier]
  private let kind: Kind
  private let tokens: [SQLToken]
  /// The names that the text gives its own common table expressions.
  private var localNames: Set<String> = []

  init(in text: String, _ kind: Kind, names: DeclaredNames, searchPath: [SQLIdentifier]) {
    self.names = names
    self.searchPath = searchPath
    self.kind = kind
    tokens = (try? SQLLexer.tokens(of: text)) ?? []
    localNames = Set(tokens.indices.filter(startsCommonTable).map { tokens[$0].text })
    for position in tokens.indices {
      switch tokens[position].kind {
      case .word, .quotedIdentifier: readName(at: position)
      case .string: readString(at: position)
      case .symbol:
        firm += names.candidates(tokens[position].text).filter { $0.role == .operator }.map(\.node)
      case .number, .punctuation, .parameter: break
      }
    }
  }

  private func isPunctuation(_ mark: String, at position: Int) -> Bool {
    tokens.indices.contains(position) && tokens[position].isPunctuation(mark)
  }

  /// Whether `name as (` or `name (columns) as (` stands here, behind `with` or a comma.
  private func startsCommonTable(at position: Int) -> Bool {
    guard position > 0, tokens[position].isName, position + 2 < tokens.count else { return false }
    let before = tokens[position - 1]
    guard before.isWord("with") || before.isWord("recursive") || before.isPunctuation(",") else {
      return false
    }
    var next = position + 1
    if isPunctuation("(", at: next) {
      while next < tokens.count, !isPunctuation(")", at: next) { next += 1 }
      next += 1
    }
    guard next + 1 < tokens.count, tokens[next].isWord("as") else { return false }
    let opening = tokens[next + 1]
    return opening.isPunctuation("(") || opening.isWord("materialized") || opening.isWord("not")
  }

  private mutating func readName(at position: Int) {
    let candidates = names.candidates(tokens[position].text)
    guard !candidates.isEmpty else { return }
    var namespaces = searchPath
    var before = position - 1
    if !isPunctuation(".", at: before) {
      // A namespace, or what the query says it reads from elsewhere; `item.id%type` has no query.
      let hasQuery = kind == .query || kind == .expression
      if hasQuery, isPunctuation(".", at: position + 1) { return }
    } else {
      guard position > 1, tokens[position - 2].isName,
        let namespace = SQLIdentifier(tokens[position - 2].text)
      else { return }
      namespaces = [namespace]
      before -= 2
    }
    let isCall = isPunctuation("(", at: position + 1)
    if isCall || kind == .definition {
      let count = isCall ? FunctionArity.arguments(ofCallAt: position, in: tokens) : nil
      firm += found(
        [.function],
        candidates.filter { candidate in
          count.flatMap { candidate.arguments?.contains($0) } ?? true
        }, namespaces)
    }
    firm += found([.other], candidates, namespaces)
    if kind == .definition || kind == .signature {
      firm += candidates.filter { $0.role == .global }.map(\.node)
    }
    let isLocal = before == position - 1 && localNames.contains(tokens[position].text)
    if !isLocal, isReadFrom(before) {
      firm += found([.relation], candidates, namespaces)
      return
    }
    let isType = isType(position, before) || (kind == .signature && !isCall)
    let types = found(
      [.relation, .type], candidates, namespaces, type: isType ? tokens[position].text : nil)
    if isLocal {
      loose += types
    } else if isType || kind == .definition {
      firm += types
    } else if kind != .expression {
      loose += types
    }
  }

  /// The candidates in the first of the namespaces that has any, or has a type of the name.
  private func found(
    _ roles: Set<DeclaredNames.Role>, _ candidates: [DeclaredNames.Candidate],
    _ namespaces: [SQLIdentifier], type name: String? = nil
  ) -> [Int] {
    for namespace in namespaces {
      let nodes = candidates.filter { roles.contains($0.role) && $0.namespace == namespace }
        .map(\.node)
      if !nodes.isEmpty { return nodes }
      if let name, names.isEnumeration(name, in: namespace) { return [] }
    }
    return []
  }

  /// Whether the word before shows that a name is a table's.
  private func isReadFrom(_ before: Int) -> Bool {
    // No expression over a table's columns has a `from` of its own but `extract`'s and its like.
    guard kind != .expression else { return false }
    // `from ((items i join …) …)`
    var opening = before
    while isPunctuation("(", at: opening) { opening -= 1 }
    guard tokens.indices.contains(opening), tokens[opening].kind == .word else { return false }
    if opening < before { return ["from", "join"].contains(tokens[opening].text) }
    return ["from", "join", "only", "into", "update", "table", "using"].contains(
      tokens[before].text)
  }

  /// Whether what stands around a name shows that it is a type's, which a table's can be.
  private func isType(_ position: Int, _ before: Int) -> Bool {
    if tokens.indices.contains(position + 1), tokens[position + 1].kind == .string { return true }
    guard tokens.indices.contains(before) else { return false }
    let token = tokens[before]
    if token.kind == .symbol { return token.text == "::" }
    return token.isWord("as") && kind == .expression || token.isWord("setof")
  }

  /// A string can hold a name: `nextval('numbers')`, `'numbers'::regclass`.
  private mutating func readString(at position: Int) {
    let text = tokens[position].text
    guard text.utf8.count < 4 * SQLIdentifier.maximumLength,
      let words = try? SQLLexer.tokens(of: text), let first = words.first, first.isName
    else { return }
    var (namespaces, name) = (searchPath, first)
    if words.count > 2, words[1].isPunctuation("."), words[2].isName,
      let namespace = SQLIdentifier(first.text)
    {
      (namespaces, name) = ([namespace], words[2])
    }
    let candidates = names.candidates(name.text)
    guard !candidates.isEmpty else { return }
    let others = found([.other], candidates, namespaces)
    let nodes =
      found([.relation, .type], candidates, namespaces) + found([.function], candidates, namespaces)
    let isCast =
      position + 2 < tokens.count && tokens[position + 1].text == "::"
      && tokens[position + 2].text.hasPrefix("reg")
    let isSequence =
      position > 1 && isPunctuation("(", at: position - 1)
      && ["nextval", "currval", "setval"].contains(tokens[position - 2].text)
    if isCast || isSequence {
      firm += nodes + others
    } else {
      loose += kind == .expression ? others : nodes + others
    }
  }

  /// What the bodies of a function, which to its statement are but strings, are about.
  static func bodies(in definition: String) -> [String] {
    let tokens = (try? SQLLexer.tokens(of: definition)) ?? []
    return tokens.indices.compactMap { position in
      guard tokens[position].kind == .string, position > 0, tokens[position - 1].isWord("as") else {
        return nil
      }
      return tokens[position].text
    }
  }
}
