import SengiDiagnostics

extension YAMLNode {
  /// Where a stretch of a scalar's decoded UTF-8 text is written byte for byte, on one line.
  public struct Run: Sendable, Hashable {
    /// The UTF-8 offset in the decoded text.
    public var offset: Int
    public var position: SourcePosition
  }

  /// The stretches that the scalar's text is made of, ascending, the first at offset 0.
  ///
  /// One walk over the scalar, whatever its length; exact as ``position(ofOffset:)`` is.
  public var runs: [Run] {
    guard alias == nil, case .scalar(let scalar) = content else {
      return [Run(offset: 0, position: source.position(at: start))]
    }
    let places: [(offset: Int, place: Int)] =
      switch scalar.style {
      case .plain: flowRuns(scalar.text.utf8.count, from: start, quote: 0)
      case .single: flowRuns(scalar.text.utf8.count, from: start + 1, quote: 0x27)
      case .double: flowRuns(scalar.text.utf8.count, from: start + 1, quote: 0x22)
      case .literal, .folded: blockRuns(Array(scalar.text.utf8))
      }
    return places.map { Run(offset: $0.offset, position: source.position(at: $0.place)) }
  }

  /// Walks a plain or quoted scalar as YAML unfolds and unescapes it.
  private func flowRuns(
    _ length: Int, from first: Int, quote: UInt8
  ) -> [(offset: Int, place: Int)] {
    var runs = [(offset: 0, place: first)]
    var decoded = 0
    var place = first
    while decoded < length, place < end, let byte = source[place] {
      if byte <= 0x20, let (after, breaks) = fold(place) {
        decoded += max(1, breaks - 1)
        place = after
        runs.append((decoded, place))
      } else if byte == 0x27, quote == 0x27 {
        place += 2
        decoded += 1
        runs.append((decoded, place))
      } else if byte == 0x5C, quote == 0x22 {
        if runs.last?.offset != decoded { runs.append((decoded, place)) }
        let (written, length) = escape(place)
        place += written
        decoded += length
        runs.append((decoded, place))
      } else {
        place += 1
        decoded += 1
      }
    }
    return runs
  }

  /// Finds a block scalar's lines, one after another, in its text.
  private func blockRuns(_ text: [UInt8]) -> [(offset: Int, place: Int)] {
    var runs: [(offset: Int, place: Int)] = []
    let last = source.lineIndex(at: end)
    var line = source.lineIndex(at: start) + 1
    var decoded = 0
    var indent: Int?
    while line <= last, decoded < text.count {
      let range = source.line(line)
      line += 1
      let isBlank = source.skipBlanks(range.lowerBound) >= range.upperBound
      if isBlank, indent.map({ range.count <= $0 }) ?? true { continue }
      let spaces = source.bytes[range].prefix { $0 == 0x20 }.count
      while indent == nil, decoded < text.count, text[decoded] == 0x0A { decoded += 1 }
      // The first line's indentation, less what an indicator made part of the text.
      let depth = indent ?? spaces - text[decoded...].prefix { $0 == 0x20 }.count
      indent = depth
      guard depth >= 0, depth <= range.count else { break }
      let content = source.bytes[(range.lowerBound + depth)..<range.upperBound]
      while decoded < text.count, !text[decoded...].starts(with: content) {
        guard text[decoded] == 0x0A || text[decoded] == 0x20 else { return runs }
        decoded += 1
      }
      runs.append((decoded, content.startIndex))
      decoded += content.count
    }
    if runs.first?.offset != 0 { runs.insert((0, runs.first?.place ?? start), at: 0) }
    return runs
  }
}
