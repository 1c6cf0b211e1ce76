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
    let names = Self.names(in: error)
    if let object = Self.part(named: names, of: statement) {
      range = sources.range(of: object, Self.aspect(of: error))
    } else if let found = Self.word(names, of: statement, sources) {
      range = found
    } else if case let spans = Self.joined(statement.spans), spans.count == 1,
      let only = spans.first, only.aspect != .whole,
      !Self.isProgram(only.object)
    {
      // Nothing says where, but the author wrote only one thing that can be wrong.
      range = sources.range(of: only.object, only.aspect)
    } else {
      range = statement.object.flatMap { sources.range(of: $0, Self.aspect(of: error)) }
    }
  }

  /// A whole program is better pointed at by its name.
  private static func isProgram(_ object: ObjectPath) -> Bool {
    switch object.steps.last {
    case .function, .object, .sequence: true
    default: false
    }
  }

  /// The names that the error says, most telling first.
  private static func names(in error: PGServerError) -> [String] {
    let tokens = (try? SQLLexer.tokens(of: error.message)) ?? []
    return [error.constraint, error.column].compactMap { $0 }
      + tokens.filter { $0.kind == .quotedIdentifier }.map(\.text)
  }

  /// Spans that follow one another in the statement and in the author's text, as one.
  private static func joined(_ spans: [AuthoredSpan]) -> [AuthoredSpan] {
    var joined: [AuthoredSpan] = []
    for span in spans {
      if let last = joined.last, last.object == span.object, last.aspect == span.aspect,
        last.range.upperBound == span.range.lowerBound,
        last.sourceOffset + last.range.count == span.sourceOffset
      {
        joined[joined.count - 1].range = last.range.lowerBound..<span.range.upperBound
      } else {
        joined.append(span)
      }
    }
    return joined
  }

  /// Where the author wrote one of the names.
  private static func word(
    _ names: [String], of statement: DDLStatement, _ sources: SourceMap
  ) -> SourceRange? {
    let bytes = Array(statement.sql.description.utf8)
    for name in names {
      for span in joined(statement.spans) where span.range.upperBound <= bytes.count {
        let text = String(decoding: bytes[span.range], as: UTF8.self)
        let tokens = (try? SQLLexer.tokens(of: text)) ?? []
        guard let token = tokens.first(where: { $0.text == name && $0.kind != .string }) else {
          continue
        }
        let start = token.range.lowerBound + span.sourceOffset
        return sources.range(
          of: span.object, span.aspect, at: start..<(start + token.range.count))
      }
    }
    return nil
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

  /// The part of the statement's object that has one of the names.
  private static func part(named names: [String], of statement: DDLStatement) -> ObjectPath? {
    for name in names {
      let named = statement.parts.first { part in
        part.object != statement.object
          && part.object.steps.last.map { String(describing: ObjectPath([$0])) } == name
      }
      if let named { return named.object }
    }
    return nil
  }

  /// Which of the object's texts an error without a position is about.
  private static func aspect(of error: PGServerError) -> SourceMap.Aspect {
    let message = error.message
    if message.contains("default expression") || message.contains("input syntax") {
      return .defaultValue
    }
    return message.contains("expression") || message.contains("POLICY") ? .expression : .whole
  }
}
