/// One top-level key of a schema file with what stands below it.
struct YAMLSection: Sendable, Hashable {
  var key: String
  var value: YAMLValue

  init(_ key: String, _ value: YAMLValue) {
    self.key = key
    self.value = value
  }

  /// Objects of several lines are parted by blank lines here.
  var isAiry: Bool {
    ["tables", "views", "materialized_views", "functions", "procedures", "aggregates", "custom"]
      .contains(key)
  }

  var lines: [String] {
    guard isAiry else { return YAMLText.lines(YAMLPair(key, value), indent: 0) }
    let head = YAMLText.lines(YAMLPair(key, .nothing), indent: 0)
    switch value {
    case .mapping(let pairs) where !pairs.isEmpty:
      return head + Self.parted(pairs.map { YAMLText.lines($0, indent: 2) })
    case .list(let items) where !items.isEmpty:
      return head + Self.parted(items.map { YAMLText.lines(item: $0, indent: 2) })
    default: return YAMLText.lines(YAMLPair(key, value), indent: 0)
    }
  }

  /// A blank line between two objects of which one has several lines.
  static func parted(_ objects: [[String]]) -> [String] {
    var lines: [String] = []
    var previous = 0
    for object in objects {
      if previous > 1 || (previous > 0 && object.count > 1) { lines.append("") }
      lines += object
      previous = object.count
    }
    return lines
  }
}

extension [YAMLSection] {
  /// The text of a whole file.
  var fileText: String {
    var lines: [String] = []
    var wasShort = true
    for section in self {
      let own = section.lines
      let isShort = own.count == 1
      if !lines.isEmpty, !(wasShort && isShort) { lines.append("") }
      lines += own
      wasShort = isShort
    }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }
}
