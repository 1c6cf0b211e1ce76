/// Text that is Swift: the only thing generated files are made of.
///
/// A plain string cannot become Swift. It has to pass through a type that says what it is: a name
/// (``SwiftIdentifier``), a constant (``SwiftStringLiteral``), a comment (``SwiftDocComment``), a
/// number, or other Swift.
public struct SwiftCode: Sendable, Hashable, ExpressibleByStringInterpolation,
  CustomStringConvertible
{
  public let description: String

  public init(stringLiteral value: StaticString) {
    description = value.description
  }

  public init(stringInterpolation: StringInterpolation) {
    description = stringInterpolation.text
  }

  init(_ name: SwiftIdentifier) { description = name.source }

  /// Text that one of the escaping types of this folder, or a checked template, has made.
  init(escaped text: String) { description = text }

  public struct StringInterpolation: StringInterpolationProtocol {
    var text: String

    public init(literalCapacity: Int, interpolationCount: Int) {
      text = ""
      text.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    public mutating func appendLiteral(_ literal: StaticString) {
      text += literal.description
    }

    public mutating func appendInterpolation(_ code: SwiftCode) { text += code.description }
    public mutating func appendInterpolation(_ name: SwiftIdentifier) { text += name.source }
    public mutating func appendInterpolation(_ literal: SwiftStringLiteral) {
      text += literal.source
    }
    public mutating func appendInterpolation(_ number: some BinaryInteger) { text += "\(number)" }
  }

  public static func + (left: SwiftCode, right: SwiftCode) -> SwiftCode {
    SwiftCode(escaped: left.description + right.description)
  }
}

extension [SwiftCode] {
  func joined(_ separator: StaticString) -> SwiftCode {
    SwiftCode(escaped: map(\.description).joined(separator: separator.description))
  }

  /// The lines two spaces further in.
  var indented: [SwiftCode] {
    map { $0.description.isEmpty ? $0 : "  \($0)" }
  }
}
