import SengiSQL
import SengiSchema

/// SQL under construction that remembers which stretches of it the schema's author wrote.
struct DDLText: ExpressibleByStringInterpolation {
  private(set) var text: String
  private(set) var spans: [AuthoredSpan]
  private(set) var parts: [StatementPart] = []

  var sql: SQLText { SQLText(verbatim: text) }
  var isEmpty: Bool { text.isEmpty }

  init(_ sql: SQLText) {
    text = sql.description
    spans = []
  }

  init(stringLiteral value: StaticString) {
    text = value.description
    spans = []
  }

  init(stringInterpolation: StringInterpolation) {
    self = stringInterpolation.built
  }

  /// Adds a piece of the author's text, taken from that offset of it.
  mutating func append(
    authored piece: String, of object: ObjectPath, _ aspect: SQLAspect, from offset: Int
  ) {
    let start = text.utf8.count
    text += piece
    guard !piece.isEmpty else { return }
    spans.append(
      AuthoredSpan(
        range: start..<text.utf8.count, object: object, aspect: aspect, sourceOffset: offset))
  }

  /// Says of the whole text what it makes.
  func making(_ object: ObjectPath) -> DDLText {
    var marked = self
    marked.parts.append(StatementPart(range: 0..<text.utf8.count, object: object))
    return marked
  }

  static func += (left: inout DDLText, right: DDLText) {
    let start = left.text.utf8.count
    left.text += right.text
    for var span in right.spans {
      span.range = (span.range.lowerBound + start)..<(span.range.upperBound + start)
      left.spans.append(span)
    }
    for var part in right.parts {
      part.range = (part.range.lowerBound + start)..<(part.range.upperBound + start)
      left.parts.append(part)
    }
  }

  static func + (left: DDLText, right: DDLText) -> DDLText {
    var sum = left
    sum += right
    return sum
  }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var built: DDLText = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      built.text.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    mutating func appendLiteral(_ literal: StaticString) { built.text += literal.description }
    mutating func appendInterpolation(_ part: DDLText) { built += part }
    mutating func appendInterpolation(_ sql: SQLText) { built.text += sql.description }
    mutating func appendInterpolation(_ name: SQLIdentifier) { built.text += name.quoted }
    mutating func appendInterpolation(_ name: QualifiedName) { built.text += name.quoted }
    mutating func appendInterpolation(_ literal: SQLLiteral) { built.text += literal.sql }
    mutating func appendInterpolation(_ number: some BinaryInteger) { built.text += "\(number)" }

    /// A list such as `"a", "b"`.
    mutating func appendInterpolation(_ names: [SQLIdentifier]) {
      built.text += names.map(\.quoted).joined(separator: ", ")
    }

    mutating func appendInterpolation(_ names: [QualifiedName]) {
      built.text += names.map(\.quoted).joined(separator: ", ")
    }

    mutating func appendInterpolation(_ parts: [DDLText], separator: SQLText) {
      for (position, part) in parts.enumerated() {
        if position > 0 { built.text += separator.description }
        built += part
      }
    }
  }
}
