import SengiSQL

extension MigrationScript {
  /// What the script does, as 64 hexadecimal digits: the same for every spelling that runs the same.
  ///
  /// Comments, titles, white space, the case of unquoted words and accepted hazards do not count;
  /// words, constants (function bodies as they stand), modes, timeouts and retries do.
  public var checksum: String { checksum(ofFirst: steps.count) }

  /// The checksum of the first steps only, so that the rest can be mended after a failure.
  public func checksum(ofFirst count: Int) -> String {
    var hash = SHA256()
    for step in steps.prefix(max(0, count)) {
      hash.update("step " + step.options)
      for statement in step.statements {
        hash.update("statement")
        Self.update(&hash, statement.description)
      }
    }
    return hash.hex()
  }

  private static func update(_ hash: inout SHA256, _ text: String) {
    guard var tokens = try? SQLLexer.tokens(of: text)[...] else {
      hash.update(text)
      return
    }
    if tokens.last?.isPunctuation(";") == true { tokens.removeLast() }
    let bytes = Array(text.utf8)
    for token in tokens {
      // A string's text leaves out what its escapes and its form say.
      let isString = token.kind == .string
      let text = isString ? String(decoding: bytes[token.range], as: UTF8.self) : token.text
      hash.update("\(token.kind)")
      hash.update(text)
    }
  }
}
