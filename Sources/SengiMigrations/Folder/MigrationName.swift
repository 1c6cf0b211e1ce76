/// What a migration's folder is called: `20260131T120000_add_subtitle`.
public struct MigrationName: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The whole name.
  public let description: String

  /// - Returns: nil unless it is a moment in UTC (`yyyymmddThhmmss`), `_`, and letters, digits, `_`
  ///   and `-`.
  public init?(_ folder: String) {
    let bytes = Array(folder.utf8)
    guard bytes.count > 16, bytes.count <= 200 else { return nil }
    for (index, byte) in bytes.enumerated() {
      let isDigit = (0x30...0x39).contains(byte)
      let isLetter = (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      let fits =
        switch index {
        case 8: byte == UInt8(ascii: "T")
        case 15: byte == UInt8(ascii: "_")
        case 0..<15: isDigit
        default: isDigit || isLetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        }
      if !fits { return nil }
    }
    description = folder
  }

  /// - Parameters:
  ///   - stamp: A moment in UTC, as `yyyymmddThhmmss`.
  ///   - title: Words of any kind; what a folder's name cannot hold becomes `_`.
  /// - Returns: nil when the stamp is not one, or no letter or digit is left of the title.
  public init?(stamp: String, title: String) {
    var words: [String] = [""]
    for byte in title.utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x7A:
        words[words.count - 1].unicodeScalars.append(Unicode.Scalar(byte))
      case 0x41...0x5A:
        words[words.count - 1].unicodeScalars.append(Unicode.Scalar(byte | 0x20))
      default: if words.last?.isEmpty == false { words.append("") }
      }
    }
    let name = words.filter { !$0.isEmpty }.joined(separator: "_")
    guard !name.isEmpty else { return nil }
    self.init(stamp + "_" + name.prefix(100))
  }

  /// `20260131T120000`.
  public var stamp: String { String(description.prefix(15)) }
  /// `add_subtitle`.
  public var title: String { String(description.dropFirst(16)) }

  public static func < (left: MigrationName, right: MigrationName) -> Bool {
    left.description < right.description
  }
}
