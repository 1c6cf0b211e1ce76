/// A name that Swift accepts, in backticks where it is a keyword.
public struct SwiftIdentifier: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The name without backticks.
  public let name: String

  /// Names that no backticks make usable everywhere.
  static let unusable: Set<String> = ["self", "Self", "Type", "Protocol", "init", "Any", "_"]

  /// - Returns: nil when the text is not an identifier, or is one that Swift keeps for itself.
  public init?(validating text: String) {
    guard let first = text.unicodeScalars.first, !Self.unusable.contains(text),
      text.unicodeScalars.allSatisfy(Self.mayContinue),
      Self.mayStart(first), text.unicodeScalars.contains(where: { $0 != "_" })
    else { return nil }
    name = text
  }

  /// A name put together from validated parts; one that Swift keeps for itself gets a `_`.
  init(derived text: String) {
    name = Self.unusable.contains(text) ? text + "_" : text
  }

  func appending(_ suffix: StaticString) -> SwiftIdentifier {
    SwiftIdentifier(derived: name + suffix.description)
  }

  func appending(capitalized other: SwiftIdentifier) -> SwiftIdentifier {
    SwiftIdentifier(derived: name + other.capitalized.name)
  }

  /// The name with its first letter in upper case.
  var capitalized: SwiftIdentifier {
    let bare = name.drop { $0 == "_" }
    guard let first = bare.unicodeScalars.first else { return self }
    return SwiftIdentifier(
      derived: first.properties.uppercaseMapping + String(bare.unicodeScalars.dropFirst()))
  }

  /// The name as Swift source spells it.
  public var source: String {
    SwiftKeywords.reserved.contains(name) ? "`" + name + "`" : name
  }

  /// Whether swift-format takes the name for camel case: no `_` but at its head.
  var isCamel: Bool { !name.dropFirst().contains("_") }

  var isASCII: Bool { name.utf8.allSatisfy { $0 < 0x80 } }

  public var description: String { name }

  public static func < (left: SwiftIdentifier, right: SwiftIdentifier) -> Bool {
    left.name < right.name
  }

  static func mayStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || isLetter(scalar)
  }

  static func mayContinue(_ scalar: Unicode.Scalar) -> Bool {
    mayStart(scalar) || isDigit(scalar) || isMark(scalar)
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      !scalar.properties.isDefaultIgnorableCodePoint
    default: false
    }
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: !scalar.properties.isDefaultIgnorableCodePoint
    default: false
    }
  }
}
