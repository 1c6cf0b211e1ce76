/// A line of block YAML taken apart by eye: dashes, a key, and the value after it.
///
/// It serves messages only; libyaml decides what the line means.
struct LineShape {
  /// Where the text begins after indentation and dashes.
  let textStart: Int
  /// True for `key: …`.
  let hasKey: Bool
  /// Where the value begins; the text's start where there is no key.
  let valueStart: Int
  /// The end of the line without trailing blanks.
  let contentEnd: Int
  /// `key: `, or nothing.
  let prefix: String
  /// Where the quote, bracket or brace that begins the value is closed, if more text follows it.
  let closedValueEnd: Int?

  init(_ source: YAMLSource, lineHolding offset: Int) {
    let line = source.line(holding: offset)
    var end = line.upperBound
    while end > line.lowerBound, source.bytes[end - 1] <= 0x20 { end -= 1 }
    var start = source.skipBlanks(line.lowerBound)
    while start + 1 < end, source.bytes[start] == 0x2D, source.bytes[start + 1] == 0x20 {
      start = source.skipBlanks(start + 1)
    }
    let value = Self.keyEnd(source, start, end)
    textStart = start
    hasKey = value != nil
    valueStart = min(value ?? start, end)
    contentEnd = max(end, start)
    prefix = value == nil ? "" : source.text(start..<min(valueStart, end))
    closedValueEnd = Self.closedEnd(source, valueStart, end)
  }

  /// The offset after `key: `, or nil.
  private static func keyEnd(_ source: YAMLSource, _ start: Int, _ end: Int) -> Int? {
    var offset = start
    if start < end, let closed = closing(source, start, end) {
      offset = source.skipBlanks(closed)
      guard offset < end, source.bytes[offset] == 0x3A else { return nil }
    }
    while offset < end {
      let next = offset + 1 < end ? source.bytes[offset + 1] : 0x20
      if source.bytes[offset] == 0x3A, next == 0x20 || next == 0x09 {
        return source.skipBlanks(offset + 1)
      }
      offset += 1
    }
    return nil
  }

  /// The offset after the quote that closes the one at `start`, or nil where none begins or ends.
  private static func closing(_ source: YAMLSource, _ start: Int, _ end: Int) -> Int? {
    let quote = source.bytes[start]
    guard quote == 0x27 || quote == 0x22 else { return nil }
    var offset = start + 1
    while offset < end {
      let byte = source.bytes[offset]
      if byte == 0x5C, quote == 0x22 {
        offset += 1
      } else if byte == quote {
        guard quote == 0x27, offset + 1 < end, source.bytes[offset + 1] == 0x27 else {
          return offset + 1
        }
        offset += 1
      }
      offset += 1
    }
    return nil
  }

  private static func closedEnd(_ source: YAMLSource, _ start: Int, _ end: Int) -> Int? {
    guard start < end else { return nil }
    var closed = closing(source, start, end)
    if closed == nil, source.bytes[start] == 0x5B || source.bytes[start] == 0x7B {
      var balance = TextBalance()
      var offset = start
      repeat {
        balance.add(source.bytes[offset])
        offset += 1
      } while offset < end && balance.isOpen
      if !balance.isOpen { closed = offset }
    }
    guard let closed else { return nil }
    let next = source.skipBlanks(closed)
    guard next < end else { return nil }
    if source.bytes[next] == 0x23, next > closed { return nil }
    if source.bytes[next] == 0x3A, next + 1 >= end || source.bytes[next + 1] == 0x20 { return nil }
    return closed
  }
}
