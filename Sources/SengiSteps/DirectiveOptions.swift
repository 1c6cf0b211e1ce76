import SengiSQL

/// The `name=value` pairs behind a directive's word.
struct DirectiveOptions {
  private var values: [String: [SQLToken]] = [:]

  init(_ text: String) throws(ScriptDirective.Fault) {
    let tokens: [SQLToken]
    do { tokens = try SQLLexer.tokens(of: text) } catch {
      throw Self.fault(error.message)
    }
    var index = 0
    while index < tokens.count {
      let name = tokens[index]
      guard name.kind == .word, index + 2 < tokens.count, tokens[index + 1].text == "=" else {
        throw Self.fault("'\(name.text)' is not an option with its value")
      }
      index += 2
      var value: [SQLToken] = []
      // A value ends at white space.
      while index < tokens.count {
        if let last = value.last, last.range.upperBound != tokens[index].range.lowerBound { break }
        value.append(tokens[index])
        index += 1
      }
      guard values[name.text] == nil else { throw Self.fault("'\(name.text)' stands twice") }
      values[name.text] = value
    }
  }

  /// Takes a whole number, 0 to 2³¹ − 1.
  mutating func number(_ name: String) throws(ScriptDirective.Fault) -> Int? {
    guard let value = values.removeValue(forKey: name) else { return nil }
    guard value.count == 1, let token = value.first, token.kind == .number,
      let number = Int32(token.text)
    else { throw Self.fault("'\(name)' takes a whole number") }
    return Int(number)
  }

  /// Takes names joined by points.
  mutating func names(_ name: String) throws(ScriptDirective.Fault) -> [SQLIdentifier]? {
    guard var value = values.removeValue(forKey: name)?[...] else { return nil }
    var names: [SQLIdentifier] = []
    while let token = value.popFirst() {
      let text: String
      if token.isWord("u"), value.first?.text == "&",
        value.dropFirst().first?.kind
          == .quotedIdentifier, let decoded = DirectiveName.decoded(value.dropFirst().first?.text)
      {
        value = value.dropFirst(2)
        text = decoded
      } else if token.kind == .word || token.kind == .quotedIdentifier {
        text = token.text
      } else {
        throw Self.fault("'\(name)' takes a name")
      }
      guard let identifier = SQLIdentifier(text) else { throw Self.fault("'\(name)' takes a name") }
      names.append(identifier)
      guard let point = value.popFirst() else { return names }
      guard point.isPunctuation("."), !value.isEmpty else {
        throw Self.fault("'\(name)' takes a name")
      }
    }
    throw Self.fault("'\(name)' takes a name")
  }

  /// What was not taken is not known.
  func finish() throws(ScriptDirective.Fault) {
    if let name = values.keys.min() { throw Self.fault("the option '\(name)' is not known") }
  }

  private static func fault(_ message: String) -> ScriptDirective.Fault {
    ScriptDirective.Fault(
      code: StepCode.malformedDirective, message: message,
      remedy: "options are lock_timeout, statement_timeout, retries; table, key, size and pause "
        + "of a batch")
  }
}

/// A name inside a directive, which must not end the comment.
enum DirectiveName {
  static func spelled(_ name: SQLIdentifier) -> String {
    guard name.name.unicodeScalars.contains(where: { $0.value < 0x20 }) else { return name.quoted }
    var text = "U&\""
    for scalar in name.name.unicodeScalars {
      switch scalar {
      case "\"": text += "\"\""
      case "\\": text += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  static func spelled(_ name: QualifiedName) -> String {
    (name.namespace.map { spelled($0) + "." } ?? "") + spelled(name.name)
  }

  /// - Returns: nil for an escape that names no character.
  static func decoded(_ text: String?) -> String? {
    guard let text else { return nil }
    var result = ""
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      if rest.first == "\\" {
        result.unicodeScalars.append("\\")
        rest = rest.dropFirst()
        continue
      }
      let digits = rest.prefix(4).map { String($0) }.joined()
      guard digits.count == 4, let value = UInt32(digits, radix: 16),
        let scalar = Unicode.Scalar(value)
      else { return nil }
      result.unicodeScalars.append(scalar)
      rest = rest.dropFirst(4)
    }
    return result
  }
}
