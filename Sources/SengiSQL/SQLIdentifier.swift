/// The name of a database object, as the catalogue holds it: already unquoted, case kept.
///
/// PostgreSQL cuts names at 63 bytes and admits every character but NUL (manual §4.1.1); a name
/// that breaks either bound cannot be made.
public struct SQLIdentifier: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The longest name in bytes: `NAMEDATALEN` − 1.
  public static let maximumLength = 63

  public let name: String

  /// - Returns: nil for an empty name, one with a NUL character or one over 63 bytes.
  public init?(_ name: String) {
    guard !name.isEmpty, name.utf8.count <= Self.maximumLength, !name.utf8.contains(0) else {
      return nil
    }
    self.name = name
  }

  /// A name known to be right when the program was written.
  public init(static name: StaticString) {
    self.name = name.description
  }

  /// A name made from others, cut at the last whole character within 63 bytes, NUL removed.
  public init(truncating name: String) {
    var kept = ""
    var length = 0
    for character in name.unicodeScalars where character.value != 0 {
      length += UTF8.width(character)
      if length > Self.maximumLength { break }
      kept.unicodeScalars.append(character)
    }
    self.name = kept.isEmpty ? "_" : kept
  }

  public var description: String { name }

  /// The catalogue compares bytes: `é` in one code point is another name than `é` in two, which
  /// Swift takes for the same text.
  public static func == (left: SQLIdentifier, right: SQLIdentifier) -> Bool {
    left.name == right.name && left.name.utf8.elementsEqual(right.name.utf8)
  }

  /// Whether the name means the same when written without quotes.
  public var isPlain: Bool {
    guard let first = name.utf8.first, Self.isLowercaseLetter(first) || first == UInt8(ascii: "_")
    else { return false }
    for byte in name.utf8 {
      guard
        Self.isLowercaseLetter(byte) || byte == UInt8(ascii: "_")
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      else { return false }
    }
    return !SQLKeywords.needsQuotes(name)
  }

  public static func < (left: SQLIdentifier, right: SQLIdentifier) -> Bool {
    left.name < right.name
  }

  private static func isLowercaseLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }
}

/// A name with the namespace (PostgreSQL schema) it lives in, or without one.
public struct QualifiedName: Sendable, Hashable, Comparable, CustomStringConvertible {
  public var namespace: SQLIdentifier?
  public var name: SQLIdentifier

  public init(_ namespace: SQLIdentifier?, _ name: SQLIdentifier) {
    self.namespace = namespace
    self.name = name
  }

  public var description: String {
    namespace.map { "\($0.name).\(name.name)" } ?? name.name
  }

  public static func < (left: QualifiedName, right: QualifiedName) -> Bool {
    (left.namespace?.name ?? "", left.name.name) < (right.namespace?.name ?? "", right.name.name)
  }
}
