import SengiClient
import SengiDDL
import SengiDiagnostics
import SengiReading
import SengiSQL
import SengiSchema

/// Where in the YAML files the cause of a server's error stands.
struct Place {
  let range: SourceRange?

  init(of error: PGServerError, in statement: DDLStatement, _ sources: SourceMap) {
    let text = statement.sql.description
    if let offset = Self.offset(of: error, in: statement) {
      if let span = statement.span(at: offset) {
        let start = offset - span.range.lowerBound + span.sourceOffset
        let length = min(
          Self.wordLength(in: text, at: offset), span.range.upperBound - offset)
        range = sources.range(of: span.object, span.aspect, at: start..<(start + max(1, length)))
        return
      }
      // What Sengi wrote there makes a part: a column's type, a constraint's columns.
      if let object = statement.object(at: offset) {
        let isType = error.sqlState == "42704"
        range = sources.range(of: object, isType ? .type : .whole)
        return
      }
    }
    guard let object = Self.object(of: error, in: statement) else {
      range = nil
      return
    }
    range = sources.range(of: object, Self.aspect(of: error))
  }

  /// The UTF-8 offset in the statement that the error is about.
  private static func offset(of error: PGServerError, in statement: DDLStatement) -> Int? {
    let text = statement.sql.description
    if let position = error.position { return utf8Offset(ofCharacter: position, in: text) }
    // A statement inside a function's body, found again by its text.
    if let query = error.internalQuery, let position = error.internalPosition,
      let inner = utf8Offset(ofCharacter: position, in: query),
      let start = firstOffset(of: query, in: text)
    {
      return start + inner
    }
    guard let line = line(in: error.context ?? "") else { return nil }
    return FunctionBody.offset(ofLine: line, in: statement)
  }

  /// The server counts characters from 1, offsets count bytes from 0.
  private static func utf8Offset(ofCharacter position: Int, in text: String) -> Int? {
    guard position > 0 else { return nil }
    var offset = 0
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if index == position - 1 { return offset }
      offset += UTF8.width(scalar)
    }
    return position - 1 == text.unicodeScalars.count ? offset : nil
  }

  private static func firstOffset(of needle: String, in text: String) -> Int? {
    guard !needle.isEmpty, let found = text.firstRange(of: needle) else { return nil }
    return text.utf8.distance(from: text.startIndex, to: found.lowerBound)
  }

  /// The line that PL/pgSQL names: `… near line 3`, `… line 3 at …`.
  private static func line(in context: String) -> Int? {
    let words = context.split { $0 == " " || $0 == "\n" || $0 == "," || $0 == ":" }
    guard let word = words.lastIndex(of: "line"), word + 1 < words.count else { return nil }
    return Int(words[word + 1])
  }

  /// How many bytes the word at an offset has.
  private static func wordLength(in text: String, at offset: Int) -> Int {
    let tokens = (try? SQLLexer.tokens(of: text)) ?? []
    if let token = tokens.first(where: { $0.range.contains(offset) }),
      token.range.lowerBound == offset
    {
      return token.range.count
    }
    return 1
  }

  /// The part of the statement's object whose name the error says, else the object.
  private static func object(
    of error: PGServerError, in statement: DDLStatement
  ) -> ObjectPath? {
    var names: [String] = [error.constraint, error.column].compactMap { $0 }
    let tokens = (try? SQLLexer.tokens(of: error.message)) ?? []
    names += tokens.filter { $0.kind == .quotedIdentifier }.map(\.text)
    for name in names {
      let named = statement.parts.first { part in
        part.object.steps.last.map { String(describing: ObjectPath([$0])) } == name
      }
      if let named { return named.object }
    }
    return statement.object
  }

  /// Which of the object's texts an error without a position is about.
  private static func aspect(of error: PGServerError) -> SourceMap.Aspect {
    if error.message.contains("default") { return .defaultValue }
    if error.message.contains("expression") { return .expression }
    return .whole
  }
}
