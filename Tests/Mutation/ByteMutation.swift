import SeededRandom

/// Damage to a file's bytes, without regard for what they mean.
enum ByteMutation {
  static func apply(_ bytes: inout [UInt8], _ other: [UInt8], _ random: inout SeededGenerator) {
    for _ in 0...random.below(4) {
      let at = random.below(bytes.count + 1)
      switch random.below(9) {
      case 0:
        if at < bytes.count { bytes[at] ^= 1 << UInt8(random.below(8)) }
      case 1:
        bytes.insert(UInt8(random.below(256)), at: at)
      case 2:
        bytes.removeSubrange(at..<min(bytes.count, at + 1 + random.below(8)))
      case 3:
        bytes.insert(contentsOf: random.pick(pieces).utf8, at: at)
      case 4:
        let end = min(bytes.count, at + random.below(64))
        bytes.insert(contentsOf: bytes[at..<end], at: random.below(bytes.count + 1))
      case 5:
        let from = random.below(other.count + 1)
        let piece = other[from..<min(other.count, from + random.below(200))]
        bytes.insert(contentsOf: piece, at: at)
      case 6:
        bytes.removeSubrange(at...)
      case 7:
        bytes.insert(
          contentsOf: [UInt8](
            repeating: random.pick(Array("[{(\"'- \n\t:#&*!|>".utf8)), count: 1 + random.below(100)),
          at: at)
      default:
        if at < bytes.count { bytes[at] = random.pick(Array("{}[]:,#&*!|>%@`\"'\\\n\r\t -?".utf8)) }
      }
    }
  }

  static let pieces = [
    "\u{FEFF}", "\u{0}", "\r\n", "\u{85}", "\u{2028}", "---\n", "...\n", "%YAML 1.2\n",
    "%TAG ! x\n",
    "&a ", "*a", "<<: *a\n", "!!binary ", "!!str ", "!<x> ", "|\n", "|2-\n", ">+\n", "? ", "- - - ",
    ": ", "{", "}", "[", "]", "''", "\"\\x\"", "\"\\U0010FFFF\"", "\"\\uD800\"", "~", "null", "yes",
    "0x",
    "1e999", "99999999999999999999", "-", ".inf", "2001-01-01", "#", " #", "\t",
    "                 ",
    "ÿ", "e\u{301}", "🦔", "\u{7F}", "\u{1B}[0m", "$$", "$a$", "/*", "*/", "--", "'", "\"", "E'\\",
    "(",
    ")", ";", "::", "{{", "}}",
  ]
}
