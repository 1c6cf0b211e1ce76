import SengiDiagnostics

extension YAMLNode {
  /// A byte of a scalar's decoded text and where it is written.
  public struct Anchor: Sendable, Hashable {
    /// UTF-8 offset in the decoded text.
    public var offset: Int
    public var position: SourcePosition
  }

  /// Where the scalar's decoded UTF-8 text jumps in the file, ascending from offset 0: what lies
  /// between two anchors stands on one line as it is.
  ///
  /// Found in one walk, however long the text. A node that is no scalar, or an alias, has its start
  /// alone.
  public var anchors: [Anchor] {
    var jumps = [Jump(offset: 0, place: start)]
    if alias == nil, case .scalar(let scalar) = content {
      switch scalar.style {
      case .plain: addFlowJumps(from: start, quote: 0, length: scalar.text.utf8.count, &jumps)
      case .single:
        addFlowJumps(from: start + 1, quote: 0x27, length: scalar.text.utf8.count, &jumps)
      case .double:
        addFlowJumps(from: start + 1, quote: 0x22, length: scalar.text.utf8.count, &jumps)
      case .literal, .folded:
        eachBlockLine(in: Array(scalar.text.utf8)) { decoded, content in
          jumps.append(Jump(offset: decoded, place: content.startIndex))
          return true
        }
      }
    }
    var anchors: [Anchor] = []
    for (index, jump) in jumps.enumerated() {
      // Where nothing was decoded in between, the later place is the text's.
      if index + 1 < jumps.count, jumps[index + 1].offset == jump.offset { continue }
      anchors.append(Anchor(offset: jump.offset, position: source.position(at: jump.place)))
    }
    return anchors
  }

  private struct Jump {
    var offset: Int
    var place: Int
  }

  private func addFlowJumps(
    from first: Int, quote: UInt8, length: Int, _ jumps: inout [Jump]
  ) {
    var decoded = 0
    var place = first
    jumps.append(Jump(offset: 0, place: first))
    while decoded < length, place < end, let byte = source[place] {
      let step = flowStep(at: place, byte, quote: quote)
      place += step.written
      decoded += step.decoded
      if step.written != step.decoded || step.isBreak {
        jumps.append(Jump(offset: decoded, place: place))
      }
    }
  }
}
