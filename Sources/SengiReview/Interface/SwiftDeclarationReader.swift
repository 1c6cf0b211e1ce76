/// Reads the declarations in the tokens of a file.
struct SwiftDeclarationReader {
  private let tokens: [SwiftToken]
  private var position = 0

  init(_ tokens: [SwiftToken]) { self.tokens = tokens }

  private var next: SwiftToken? { tokens.indices.contains(position) ? tokens[position] : nil }

  mutating func read(into interface: inout SwiftInterface) {
    while position < tokens.count {
      members(of: "", into: &interface, isHidden: false)
      // A closing brace too many.
      position += 1
    }
  }

  /// Up to the closing brace of the type, which is left.
  private mutating func members(
    of owner: String, into interface: inout SwiftInterface, isHidden: Bool
  ) {
    while let token = next, !token.isMark("}") {
      let modifiers = modifiers()
      guard let keyword = next else { return }
      let isHidden =
        isHidden || modifiers.contains("private") || modifiers.contains("fileprivate")
      position += 1
      switch keyword.text {
      case "struct", "enum", "class", "actor", "protocol", "extension":
        type(keyword.text, in: owner, into: &interface, isHidden: isHidden)
      case "let", "var":
        let found = property(isConstant: keyword.text == "let", modifiers)
        if let found, !isHidden { interface.add(found, to: owner) }
      case "case":
        for item in cases() where !isHidden { interface.add(item, to: owner) }
      case "typealias":
        if let item = alias(), !isHidden { interface.add(item, to: owner) }
      case "func", "init", "subscript":
        let found = function(keyword.text, modifiers)
        if let found, !isHidden { interface.add(found, to: owner) }
      case "import": while let token = next, !token.isAfterLineBreak { _ = take(token) }
      case "{": skipBlock()
      default: break
      }
    }
  }

  private mutating func take(_ token: SwiftToken) -> SwiftToken {
    position += 1
    return token
  }

  private static let modifiers: Set<String> = [
    "public", "package", "internal", "private", "fileprivate", "open", "static", "final",
    "indirect", "nonisolated", "mutating", "nonmutating", "borrowing", "consuming", "override",
    "lazy", "required", "convenience",
  ]

  private mutating func modifiers() -> Set<String> {
    var found: Set<String> = []
    while let token = next, Self.modifiers.contains(token.text) || token.text.hasPrefix("@") {
      found.insert(token.text)
      position += 1
      if let open = next, open.isMark("("), !open.isAfterSpace { _ = brackets() }
    }
    return found
  }

  /// The tokens up to one that ends them, which is left; brackets are passed over as a whole.
  private mutating func tokens(
    endsAtLine: Bool, upTo isEnd: (SwiftToken) -> Bool
  ) -> [SwiftToken] {
    var found: [SwiftToken] = []
    while let token = next, !isEnd(token), !token.isMark("}") {
      if endsAtLine, token.isAfterLineBreak, let last = found.last, !Self.goesOn(last, token) {
        break
      }
      if token.isMark("(") || token.isMark("[") {
        found += brackets()
      } else {
        found.append(take(token))
      }
    }
    return found
  }

  /// Whether a declaration goes on in the next line.
  private static func goesOn(_ last: SwiftToken, _ next: SwiftToken) -> Bool {
    [":", ",", "=", "->", "<", "&", "."].contains(last.text)
      || ["=", "->", ":", ",", "&", "."].contains(next.text)
  }

  /// The bracket that comes next with all that it holds.
  private mutating func brackets() -> [SwiftToken] {
    var found: [SwiftToken] = []
    var depth = 0
    while let token = next {
      if ["(", "[", "{"].contains(token.text), token.kind == .mark { depth += 1 }
      if [")", "]", "}"].contains(token.text), token.kind == .mark { depth -= 1 }
      found.append(take(token))
      if depth <= 0 { break }
    }
    return found
  }

  private mutating func skipBlock() {
    if next?.isMark("{") == true { _ = brackets() }
  }

  private mutating func type(
    _ keyword: String, in owner: String, into interface: inout SwiftInterface, isHidden: Bool
  ) {
    let head = tokens(endsAtLine: false) { $0.isMark("{") }
    let parts = head.split(maxSplits: 1) { $0.isMark(":") }
    let words = Array(parts.first ?? []).line
    let name = owner.isEmpty ? words : "\(owner).\(words)"
    let inherited = Self.list(Array(parts.dropFirst().first ?? [])).map(\.line)
    if !isHidden { interface.declare(keyword, name, inherited) }
    guard next?.isMark("{") == true else { return }
    position += 1
    members(of: name, into: &interface, isHidden: isHidden)
    position += 1
  }

  private mutating func property(isConstant: Bool, _ modifiers: Set<String>) -> SwiftMember? {
    guard let name = next, name.kind == .word else { return nil }
    position += 1
    var type: [SwiftToken] = []
    if next?.isMark(":") == true {
      position += 1
      type = tokens(endsAtLine: true) { $0.isMark("{") || $0.isMark("=") }
    }
    var isSettable = !isConstant
    if next?.isMark("=") == true {
      position += 1
      _ = tokens(endsAtLine: true) { $0.isMark("{") }
    }
    if let block = next, block.isMark("{") {
      let body = brackets()
      isSettable = !isConstant && body.contains { $0.isWord("set") }
    }
    if name.text.hasPrefix("_") { return nil }
    return SwiftMember(
      kind: .property, name: name.text, type: type.line, isStatic: modifiers.contains("static"),
      isSettable: isSettable)
  }

  private mutating func alias() -> SwiftMember? {
    let head = tokens(endsAtLine: true) { $0.isMark("=") }
    guard next?.isMark("=") == true else { return nil }
    position += 1
    let meaning = tokens(endsAtLine: true) { _ in false }
    return SwiftMember(kind: .alias, name: head.line, type: meaning.line, isStatic: true)
  }

  private mutating func cases() -> [SwiftMember] {
    let all = tokens(endsAtLine: true) { _ in false }
    return Self.list(all).compactMap { item in
      guard let name = item.first else { return nil }
      let carried = item.dropFirst().prefix { !$0.isMark("=") }
      return SwiftMember(
        kind: .enumCase, name: name.text, type: Array(carried).line, isStatic: true)
    }
  }

  private mutating func function(_ keyword: String, _ modifiers: Set<String>) -> SwiftMember? {
    let name = keyword == "func" ? next?.text ?? "" : keyword
    let head = tokens(endsAtLine: false) { $0.isMark("(") }
    guard next?.isMark("(") == true else { return nil }
    let inner = Array(brackets().dropFirst().dropLast())
    let result = tokens(endsAtLine: false) { $0.isMark("{") }
    skipBlock()
    if name.hasPrefix("_") { return nil }
    let parameters = Self.list(inner).map(Self.parameter)
    let labels = parameters.map { "\($0.label):" }.joined()
    let generics = Array(head.dropFirst(keyword == "func" ? 1 : 0)).line
    return SwiftMember(
      kind: keyword == "init" ? .initializer : .function, name: "\(name)(\(labels))",
      type: generics + result.line, parameters: parameters, isStatic: modifiers.contains("static"))
  }

  private static func parameter(_ tokens: [SwiftToken]) -> SwiftParameter {
    let parts = tokens.split(maxSplits: 1) { $0.isMark(":") }
    let type = (parts.dropFirst().first ?? []).prefix { !$0.isMark("=") }
    return SwiftParameter(
      label: parts.first?.first?.text ?? "_", type: Array(type).line,
      hasDefault: tokens.contains { $0.isMark("=") })
  }

  /// What stands between commas that are in no brackets.
  private static func list(_ tokens: [SwiftToken]) -> [[SwiftToken]] {
    var items: [[SwiftToken]] = [[]]
    var depth = 0
    for token in tokens {
      if token.kind == .mark {
        if ["(", "[", "{", "<"].contains(token.text) { depth += 1 }
        if [")", "]", "}", ">"].contains(token.text) { depth -= 1 }
        if token.text == ",", depth == 0 {
          items.append([])
          continue
        }
      }
      items[items.count - 1].append(token)
    }
    return items.filter { !$0.isEmpty }
  }
}
