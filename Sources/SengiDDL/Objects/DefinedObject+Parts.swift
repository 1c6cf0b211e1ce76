import SengiSQL
import SengiSchema

extension DefinedObject {
  /// Whether the type is given by its input and output functions.
  var isBaseType: Bool {
    guard kind == .type, let tokens = try? SQLLexer.tokens(of: definition.source) else {
      return false
    }
    return tokens.first?.isPunctuation("(") == true
  }

  var isRangeType: Bool {
    guard kind == .type, let tokens = try? SQLLexer.tokens(of: definition.source) else {
      return false
    }
    return tokens.dropFirst().first?.isWord("range") == true
  }

  /// An operator class's or family's name and its index method, from `name using method`.
  var nameAndMethod: (name: String, method: String?) {
    guard let using = name.ranges(of: " using ").last else { return (name, nil) }
    let (bare, method) = (String(name[..<using.lowerBound]), String(name[using.upperBound...]))
    return (Self.unquoted(bare), Self.unquoted(method))
  }

  private static func unquoted(_ name: String) -> String {
    guard let tokens = try? SQLLexer.tokens(of: name), tokens.count == 1,
      tokens[0].kind == .quotedIdentifier
    else { return name }
    return tokens[0].text
  }

  /// The types of an operator's left and right arguments, as its definition gives them.
  var operandTypes: (left: String?, right: String?) {
    guard let tokens = try? SQLLexer.tokens(of: definition.source) else { return (nil, nil) }
    let bytes = Array(definition.source.utf8)
    func value(of key: String) -> String? {
      guard let start = tokens.firstIndex(where: { $0.isWord(key) }),
        start + 2 < tokens.count, tokens[start + 1].text == "="
      else { return nil }
      var depth = 0
      var end = start + 2
      while end < tokens.count {
        let token = tokens[end]
        if token.isPunctuation("(") { depth += 1 }
        if token.isPunctuation(")") { depth -= 1 }
        if depth < 0 || (depth == 0 && token.isPunctuation(",")) { break }
        end += 1
      }
      guard end > start + 2 else { return nil }
      let range = tokens[start + 2].range.lowerBound..<tokens[end - 1].range.upperBound
      return String(decoding: bytes[range], as: UTF8.self)
    }
    return (value(of: "leftarg"), value(of: "rightarg"))
  }
}
