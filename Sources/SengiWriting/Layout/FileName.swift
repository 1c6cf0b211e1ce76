import SengiSQL

/// Names for files that every file system takes and keeps apart.
struct FileNames {
  /// Names given so far, in lower case.
  private var taken: Set<String>

  init(taken: some Sequence<String> = []) {
    self.taken = Set(taken.map { $0.lowercased() })
  }

  /// A free name, in `folder` where one is given.
  mutating func take(_ name: String, in folder: String? = nil) -> String {
    let base = (folder.map { $0 + "/" } ?? "") + name
    var candidate = base
    var number = 2
    while taken.contains(candidate.lowercased()) {
      candidate = "\(base)_\(number)"
      number += 1
    }
    taken.insert(candidate.lowercased())
    return candidate
  }

  /// The name with everything but letters, digits, `_` and `-` replaced; never one that begins
  /// with `_`, which are ours, or that a system reserves.
  static func safe(_ name: SQLIdentifier) -> String {
    var text = ""
    for scalar in name.name.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_", "-": text.unicodeScalars.append(scalar)
      default: text += text.hasSuffix("-") ? "" : "-"
      }
    }
    while text.hasPrefix("_") || text.hasPrefix("-") { text.removeFirst() }
    while text.hasSuffix("-") { text.removeLast() }
    let reserved: Set<String> = [
      "", "sengi", "schema", "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1",
      "lpt2", "lpt3",
    ]
    return reserved.contains(text.lowercased()) ? "namespace-" + (text.isEmpty ? "x" : text) : text
  }
}
