/// A sentence whose names and pieces of code are known as such, so that every format can set them
/// apart and none takes them for its own marks.
public struct Prose: Sendable, Hashable, ExpressibleByStringInterpolation, CustomStringConvertible {
  enum Piece: Sendable, Hashable {
    case words(String)
    case code(String)
  }

  var pieces: [Piece]

  public init(stringLiteral value: StaticString) { pieces = [.words(value.description)] }

  public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

  init(_ pieces: [Piece]) { self.pieces = pieces }

  public struct StringInterpolation: StringInterpolationProtocol {
    var pieces: [Piece] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(2 * interpolationCount + 1)
    }

    public mutating func appendLiteral(_ literal: StaticString) {
      if literal.utf8CodeUnitCount > 0 { pieces.append(.words(literal.description)) }
    }

    public mutating func appendInterpolation(code: String) { pieces.append(.code(code)) }
    public mutating func appendInterpolation(words: String) { pieces.append(.words(words)) }
    public mutating func appendInterpolation(_ prose: Prose) { pieces += prose.pieces }
    public mutating func appendInterpolation(_ number: some BinaryInteger) {
      pieces.append(.words("\(number)"))
    }
  }

  /// Without marks.
  public var description: String {
    pieces.map { piece in
      switch piece {
      case .words(let text), .code(let text): text
      }
    }.joined()
  }
}

extension [Prose] {
  func joined(_ separator: StaticString) -> Prose {
    var pieces: [Prose.Piece] = []
    for (index, prose) in enumerated() {
      if index > 0 { pieces.append(.words(separator.description)) }
      pieces += prose.pieces
    }
    return Prose(pieces)
  }
}
