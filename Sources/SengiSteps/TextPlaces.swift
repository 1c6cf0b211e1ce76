import SengiDiagnostics

/// Where the lines of a text begin.
public struct TextPlaces: Sendable, Hashable {
  private let lineStarts: [Int]

  public init(_ text: String) {
    var starts = [0]
    for (offset, byte) in text.utf8.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    lineStarts = starts
  }

  /// The line and column of a UTF-8 offset.
  public func position(of offset: Int) -> SourcePosition {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: low + 1, column: max(0, offset - lineStarts[low]) + 1)
  }
}
