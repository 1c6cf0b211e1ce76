import SengiSQL

/// The text between the two tags of a dollar-quoted string: what functions write their bodies in.
struct DollarQuoted {
  let text: String
  /// UTF-8 offsets of the text, without the tags.
  let range: Range<Int>

  /// - Returns: nil for any other token.
  init?(_ token: SQLToken, in bytes: [UInt8]) {
    let dollar = UInt8(ascii: "$")
    let (start, end) = (token.range.lowerBound, token.range.upperBound)
    guard token.kind == .string, end <= bytes.count, start < end, bytes[start] == dollar,
      let tagEnd = bytes[(start + 1)..<end].firstIndex(of: dollar)
    else { return nil }
    let tagLength = tagEnd + 1 - start
    guard end - start >= 2 * tagLength else { return nil }
    range = (tagEnd + 1)..<(end - tagLength)
    text = String(decoding: bytes[range], as: UTF8.self)
  }
}
