import SengiDiagnostics

/// Finds values that YAML reads without complaint as something else than they look.
struct YAMLTraps {
  let source: YAMLSource

  /// The trap an unquoted scalar at these offsets fell into, or nil.
  func inPlain(_ text: String, _ start: Int, _ end: Int, inFlow: Bool) -> Diagnostic? {
    guard start < end else { return nil }
    if inFlow, let trap = cutInFlow(start, end) { return trap }
    return cutByComment(start, end)
  }

  // MARK: A comma inside { } or [ ]

  private func cutInFlow(_ start: Int, _ end: Int) -> Diagnostic? {
    let balance = TextBalance(source.bytes[start..<end])
    guard balance.isOpen else { return nil }
    let whole = flowExtent(start, after: end)
    // An apostrophe alone is prose unless its partner follows.
    if balance.parentheses == 0, balance.brackets == 0, whole == end { return nil }
    return cut(start, whole, at: end)
  }

  /// A finding about the value from `start` to `whole`, of which YAML took only the part to `end`.
  func cut(_ start: Int, _ whole: Int, at end: Int) -> Diagnostic {
    let stop = source.text(end..<min(end + 1, whole))
    let mark = stop.isEmpty ? "the end of the line" : "'\(stop)'"
    return Diagnostic(
      .error, YAMLCode.cutInFlow.code,
      "the unquoted value '\(source.text(start..<end))' ends at \(mark) inside [ ] or { }",
      remedy: "quote the whole value: \(corrected(start, whole))", at: source.range(start, end))
  }

  /// Where the value that begins at `start` would end if its parentheses, brackets and quotes
  /// were closed on its line; `end` if they never are.
  func flowExtent(_ start: Int, after end: Int) -> Int {
    let line = source.line(holding: end).upperBound
    var balance = TextBalance()
    var offset = start
    while offset < line, offset - start < 4096 {
      let byte = source.bytes[offset]
      if offset >= end, !balance.isOpen {
        if byte == 0x2C || byte == 0x5D || byte == 0x7D { return trimmed(start, offset) }
        if byte == 0x23, source.bytes[offset - 1] == 0x20 { return trimmed(start, offset) }
      }
      balance.add(byte)
      offset += 1
    }
    return balance.isOpen ? end : trimmed(start, offset)
  }

  /// The value as it should be written, with its key where that is on the same line.
  func corrected(_ start: Int, _ whole: Int) -> String {
    let value = YAMLScalar.quoted(source.text(start..<whole), as: .flowValue)
    let line = source.line(holding: start)
    var key = start
    while key > line.lowerBound, ![0x2C, 0x7B, 0x5B].contains(source.bytes[key - 1]) { key -= 1 }
    key = source.skipBlanks(key)
    let prefix = source.text(key..<max(key, start))
    return prefix.utf8.count < 80 ? prefix + value : value
  }

  /// An entry of `{ }` without a colon: often the rest of a value that held a comma.
  func missingValue(_ key: YAMLNode, _ value: YAMLNode) -> Diagnostic? {
    guard value.start == value.end, value.anchor == nil, value.alias == nil else { return nil }
    var offset = key.end
    while let byte = source[offset] {
      if byte == 0x23 {
        offset = source.line(holding: offset).upperBound
      } else if byte > 0x20 {
        if byte == 0x3A { return nil }
        break
      } else {
        offset += 1
      }
    }
    return Diagnostic(
      .error, YAMLCode.missingFlowValue.code,
      "'\(source.text(key.start..<key.end))' has no value inside { }",
      remedy: "quote the value before it if that holds a comma, or write 'key: value'",
      at: key.range)
  }

  // MARK: A # after a space

  /// Ordinary comments stay ordinary: `#` counts as part of the value only where it begins an
  /// operator with its operand, or where the comment closes what the value left open.
  private func cutByComment(_ start: Int, _ end: Int) -> Diagnostic? {
    let hash = source.skipBlanks(end)
    guard hash > end, source[hash] == 0x23 else { return nil }
    let line = source.line(holding: hash)
    let comment = source.bytes[hash..<max(hash, line.upperBound)]
    guard beginsOperator(comment) || closes(source.bytes[start..<end], comment) else { return nil }
    let first = max(start, line.lowerBound)
    let value = source.text(first..<trimmed(hash, line.upperBound))
    return Diagnostic(
      .error, YAMLCode.cutByComment.code,
      "the unquoted value ends before ' #', which begins a comment",
      remedy: "quote the whole value: \(YAMLScalar.quoted(value, as: .flowValue)); "
        + "for a comment, write a space after the #",
      at: source.range(hash, line.upperBound))
  }

  private func beginsOperator(_ comment: ArraySlice<UInt8>) -> Bool {
    let sign = comment.prefix { $0 != 0x20 && [0x23, 0x3E, 0x2D, 0x3D, 0x7C].contains($0) }
    let operand = comment.dropFirst(sign.count).drop { $0 == 0x20 }
    switch String(decoding: sign, as: UTF8.self) {
    case "#>", "#>>": return !operand.isEmpty
    case "#-", "##", "#=", "#|": return operand.first == 0x27
    default: return false
    }
  }

  private func closes(_ value: ArraySlice<UInt8>, _ comment: ArraySlice<UInt8>) -> Bool {
    var balance = TextBalance(value)
    guard balance.isOpen else { return false }
    let before = balance
    for byte in comment { balance.add(byte) }
    return before.isQuoted && comment.contains(0x27) && !balance.isQuoted
      || balance.parentheses < before.parentheses || balance.brackets < before.brackets
  }

  // MARK: Offsets

  /// Back from `end` over blanks, not before `start`.
  func trimmed(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, source.bytes[end - 1] == 0x20 || source.bytes[end - 1] == 0x09 { end -= 1 }
    return end
  }

  /// The end of the run of non-blank bytes at `offset`.
  func wordEnd(_ offset: Int) -> Int {
    var offset = offset
    while let byte = source[offset], byte > 0x20, ![0x2C, 0x5D, 0x7D].contains(byte) { offset += 1 }
    return offset
  }

  /// The offset after anchors and tags, blanks, line breaks and comments between them.
  func contentStart(_ start: Int) -> Int {
    var offset = start
    while let byte = source[offset] {
      if byte == 0x26 || byte == 0x21 {
        offset = wordEnd(offset)
      } else if byte == 0x23 {
        offset = source.line(holding: offset).upperBound
      } else if byte <= 0x20 {
        offset += 1
      } else {
        break
      }
    }
    return offset
  }

  /// The offset of `!` among a node's properties.
  func tagStart(_ start: Int) -> Int? {
    var offset = start
    while let byte = source[offset], byte != 0x21 {
      guard byte == 0x26 || byte <= 0x20 else { return nil }
      offset = byte == 0x26 ? wordEnd(offset) : offset + 1
    }
    return offset
  }

  /// libyaml counts blank lines and the next line's indentation to a block scalar.
  func blockScalarEnd(_ start: Int, _ end: Int) -> Int {
    let header = source.line(holding: start).upperBound
    var end = end
    while end > header, source.bytes[end - 1] <= 0x20 { end -= 1 }
    return max(end, header)
  }
}
