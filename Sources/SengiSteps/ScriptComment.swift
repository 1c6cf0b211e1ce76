/// A comment between the words of a script.
struct ScriptComment {
  /// Without `--` or `/* */` and without surrounding space.
  var text: String
  /// UTF-8 offsets, the line break not included.
  var range: Range<Int>
  /// Whether it is a `--` comment.
  var isLine: Bool

  /// The comments in a stretch of text that holds nothing else but white space, in order.
  ///
  /// The lexer has been over the text, so every block comment is closed.
  static func all(in range: Range<Int>, of bytes: [UInt8]) -> [ScriptComment] {
    var comments: [ScriptComment] = []
    var position = range.lowerBound
    func byte(_ offset: Int) -> UInt8 { offset < range.upperBound ? bytes[offset] : 0 }
    while position < range.upperBound {
      let start = position
      let pair = (byte(position), byte(position + 1))
      if pair == (UInt8(ascii: "-"), UInt8(ascii: "-")) {
        while position < range.upperBound, byte(position) != 0x0A { position += 1 }
        comments.append(make(start..<position, inner: (start + 2)..<position, bytes, isLine: true))
      } else if pair == (UInt8(ascii: "/"), UInt8(ascii: "*")) {
        var depth = 0
        repeat {
          let pair = (byte(position), byte(position + 1))
          let opens = pair == (UInt8(ascii: "/"), UInt8(ascii: "*"))
          let closes = pair == (UInt8(ascii: "*"), UInt8(ascii: "/"))
          depth += opens ? 1 : closes ? -1 : 0
          position += opens || closes ? 2 : 1
        } while depth > 0 && position < range.upperBound
        let end = min(position, range.upperBound)
        let inner = (start + 2)..<max(start + 2, end - 2)
        comments.append(make(start..<end, inner: inner, bytes, isLine: false))
      } else {
        position += 1
      }
    }
    return comments
  }

  private static func make(
    _ range: Range<Int>, inner: Range<Int>, _ bytes: [UInt8], isLine: Bool
  ) -> ScriptComment {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    var kept = bytes[inner]
    while let first = kept.first, isSpace(first) { kept.removeFirst() }
    while let last = kept.last, isSpace(last) { kept.removeLast() }
    return ScriptComment(
      text: String(decoding: kept, as: UTF8.self), range: range, isLine: isLine)
  }
}
