import SengiDiagnostics

extension YAMLNode {
  /// Where the byte at `offset` of the scalar's decoded UTF-8 text is written.
  ///
  /// Exact for every style; the node's start where the node is no scalar, is an alias, or the
  /// offset lies outside the text.
  public func position(ofOffset offset: Int) -> SourcePosition {
    source.position(at: sourceOffset(of: offset) ?? start)
  }

  /// The range of a stretch of the scalar's decoded UTF-8 text.
  public func range(ofOffsets offsets: Range<Int>) -> SourceRange {
    let lower = sourceOffset(of: offsets.lowerBound) ?? start
    let upper = sourceOffset(of: offsets.upperBound) ?? lower
    return source.range(lower, max(lower, upper))
  }

  private func sourceOffset(of offset: Int) -> Int? {
    guard alias == nil, case .scalar(let scalar) = content, offset >= 0,
      offset <= scalar.text.utf8.count
    else { return nil }
    switch scalar.style {
    case .plain: return flowOffset(of: offset, from: start, quote: 0)
    case .single: return flowOffset(of: offset, from: start + 1, quote: 0x27)
    case .double: return flowOffset(of: offset, from: start + 1, quote: 0x22)
    case .literal, .folded: return blockOffset(of: offset, in: Array(scalar.text.utf8))
    }
  }

  /// Walks a plain or quoted scalar as YAML unfolds and unescapes it.
  private func flowOffset(of offset: Int, from first: Int, quote: UInt8) -> Int? {
    var decoded = 0
    var place = first
    while decoded < offset {
      guard place < end, let byte = source[place] else { return nil }
      let step = flowStep(at: place, byte, quote: quote)
      if step.decoded > 1, decoded + step.decoded > offset { return place }
      place += step.written
      decoded += step.decoded
    }
    // An offset at a line's end or start stands before the text, not in the indentation.
    if decoded == offset, quote == 0x22, source[place] == 0x5C, escape(place).1 == 0 {
      place += escape(place).0
    }
    return place
  }

  /// What stands at a place of a plain or quoted scalar: its bytes in the file, and in the text.
  func flowStep(
    at place: Int, _ byte: UInt8, quote: UInt8
  ) -> (written: Int, decoded: Int, isBreak: Bool) {
    if byte <= 0x20, let (after, breaks) = fold(place) {
      return (after - place, max(1, breaks - 1), true)
    }
    if byte == 0x27, quote == 0x27 { return (2, 1, false) }
    if byte == 0x5C, quote == 0x22 {
      let (written, decoded) = escape(place)
      return (written, decoded, false)
    }
    return (1, 1, false)
  }

  /// A run of blanks with line breaks at `place`: the offset after it, and the number of breaks.
  private func fold(_ place: Int) -> (Int, Int)? {
    var after = place
    var breaks = 0
    while after < end, let byte = source[after], byte <= 0x20 {
      if byte == 0x0A || byte == 0x0D && source[after + 1] != 0x0A { breaks += 1 }
      after += 1
    }
    return breaks == 0 ? nil : (after, breaks)
  }

  /// The bytes an escape takes in the file and in the text.
  private func escape(_ place: Int) -> (Int, Int) {
    guard let kind = source[place + 1] else { return (1, 1) }
    switch kind {
    case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"):
      let digits = kind == UInt8(ascii: "x") ? 2 : kind == UInt8(ascii: "u") ? 4 : 8
      let value = UInt32(source.text(place + 2..<place + 2 + digits), radix: 16) ?? 0
      let length = Unicode.Scalar(value).map { String($0).utf8.count } ?? 1
      return (2 + digits, length)
    case UInt8(ascii: "N"), UInt8(ascii: "_"): return (2, 2)
    case UInt8(ascii: "L"), UInt8(ascii: "P"): return (2, 3)
    case 0x0A, 0x0D:
      guard let (after, breaks) = fold(place + 1) else { return (2, 0) }
      return (after - place, breaks - 1)
    default: return (2, 1)
    }
  }

  private func blockOffset(of offset: Int, in text: [UInt8]) -> Int? {
    var found: Int?
    eachBlockLine(in: text) { decoded, content in
      if offset < decoded {
        found = content.startIndex
      } else if offset <= decoded + content.count {
        found = content.startIndex + offset - decoded
      }
      return found == nil
    }
    return found
  }

  /// Finds a block scalar's lines, one after another, in its text: the offset in the text and the
  /// line's bytes in the file; `body` says whether to go on.
  func eachBlockLine(
    in text: [UInt8], _ body: (_ decoded: Int, _ content: ArraySlice<UInt8>) -> Bool
  ) {
    var line = source.lineIndex(at: start) + 1
    let last = source.lineIndex(at: end)
    var decoded = 0
    var indent: Int?
    while line <= last {
      let range = source.line(line)
      line += 1
      let isBlank = source.skipBlanks(range.lowerBound) >= range.upperBound
      if isBlank, indent.map({ range.count <= $0 }) ?? true { continue }
      // The first line's indentation, less what an indicator made part of the text.
      let spaces = source.bytes[range].prefix { $0 == 0x20 }.count
      while indent == nil, text.indices.contains(decoded), text[decoded] == 0x0A { decoded += 1 }
      let depth = indent ?? spaces - text[decoded...].prefix { $0 == 0x20 }.count
      indent = depth
      guard depth >= 0, depth <= range.count else { return }
      let content = source.bytes[(range.lowerBound + depth)..<range.upperBound]
      while !text[decoded...].starts(with: content) {
        guard decoded < text.count, text[decoded] == 0x0A || text[decoded] == 0x20 else { return }
        decoded += 1
      }
      guard body(decoded, content) else { return }
      decoded += content.count
    }
  }
}
