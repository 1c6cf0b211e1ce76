/// Whether text closes the parentheses and quotes it opens, read as SQL.
struct TextBalance {
  private(set) var parentheses = 0
  private(set) var brackets = 0
  /// Inside `'…'`.
  private(set) var isQuoted = false
  private var previous: UInt8 = 0x20
  private var beforePrevious: UInt8 = 0x20

  init() {}

  init(_ text: some Sequence<UInt8>) {
    for byte in text { add(byte) }
  }

  var isOpen: Bool { parentheses > 0 || brackets > 0 || isQuoted }

  mutating func add(_ byte: UInt8) {
    if isQuoted {
      if byte == 0x27 { isQuoted = false }
    } else {
      switch byte {
      case 0x27: isQuoted = opensQuote
      case UInt8(ascii: "("): parentheses += 1
      case UInt8(ascii: ")"): parentheses = max(0, parentheses - 1)
      case UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
      default: break
      }
    }
    beforePrevious = previous
    previous = byte
  }

  /// An apostrophe within or after a word ("don't", "the users' posts") opens nothing, save after
  /// SQL's prefixes, as in `E'…'`.
  private var opensQuote: Bool {
    guard Self.isWord(previous) else { return true }
    switch previous | 0x20 {
    case UInt8(ascii: "e"), UInt8(ascii: "b"), UInt8(ascii: "x"), UInt8(ascii: "n"):
      return !Self.isWord(beforePrevious)
    default: return false
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80
      || byte == 0x5F || byte == 0x27
  }
}
