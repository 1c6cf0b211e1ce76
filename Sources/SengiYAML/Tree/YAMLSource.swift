import SengiDiagnostics

/// The bytes of one file and where its lines begin; every node of a tree points into it by offset.
final class YAMLSource: Sendable {
  /// The path as the user gave it.
  let file: String
  /// The text without a byte order mark.
  let bytes: [UInt8]
  /// Offset of the first byte of each line; lines end in LF, CR LF or CR.
  let lineStarts: [Int]
  let isASCII: Bool

  init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    var starts = [0]
    var high: UInt8 = 0
    bytes.withUnsafeBufferPointer { buffer in
      for index in 0..<buffer.count {
        let byte = buffer[index]
        high |= byte
        if byte > 0x0D { continue }
        if byte == 0x0A {
          starts.append(index + 1)
        } else if byte == 0x0D, index + 1 == buffer.count || buffer[index + 1] != 0x0A {
          starts.append(index + 1)
        }
      }
    }
    lineStarts = starts
    isASCII = high < 0x80
  }

  /// The byte at `offset`, or nil outside the text.
  subscript(offset: Int) -> UInt8? {
    bytes.indices.contains(offset) ? bytes[offset] : nil
  }

  /// Index of the line that holds `offset`, from 0.
  func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  func position(at offset: Int) -> SourcePosition {
    let line = lineIndex(at: offset)
    return SourcePosition(line: line + 1, column: max(0, offset - lineStarts[line]) + 1)
  }

  func range(_ start: Int, _ end: Int) -> SourceRange {
    SourceRange(file: file, start: position(at: start), end: position(at: max(start, end)))
  }

  /// Offsets of a line's text, its line break left out; empty beyond the last line.
  func line(_ index: Int) -> Range<Int> {
    guard lineStarts.indices.contains(index) else { return bytes.count..<bytes.count }
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  func line(holding offset: Int) -> Range<Int> {
    line(lineIndex(at: offset))
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The first offset at or after `offset` that holds neither space nor tab.
  func skipBlanks(_ offset: Int) -> Int {
    var offset = offset
    while let byte = self[offset], byte == 0x20 || byte == 0x09 { offset += 1 }
    return offset
  }
}
