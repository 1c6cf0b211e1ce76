/// What two texts do not share, line by line.
enum LineDifference {
  /// Lines that only the first has with `-`, lines that only the second has with `+`; at most 40.
  static func text(_ first: String, _ second: String) -> String {
    let (old, new) = (lines(first), lines(second))
    let changes = new.difference(from: old)
    var shown: [String] = []
    for change in changes {
      switch change {
      case .remove(_, let line, _): shown.append("  - \(line)")
      case .insert(_, let line, _): shown.append("  + \(line)")
      }
    }
    return shown.prefix(40).map { $0 + "\n" }.joined()
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init)
  }
}
