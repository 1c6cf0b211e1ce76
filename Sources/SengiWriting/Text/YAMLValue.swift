import SengiSQL

/// A value to be written as YAML, before it has a place and a layout.
///
/// Equal values are written alike, so two objects differ in a part exactly where their values do.
indirect enum YAMLValue: Sendable, Hashable {
  /// Any text; quoted, or spread over lines, as it needs.
  case text(String)
  /// SQL, which as a block of lines ends its last one.
  case sql(String)
  /// `true`, `false` or a number.
  case plain(String)
  /// Texts on one line in `[ ]` where they fit there, else one a line.
  case words([String])
  case list([YAMLValue])
  case mapping([YAMLPair])
  /// The same in `{ }` on one line where it fits there.
  case flow([YAMLPair])
  /// Nothing after the key.
  case nothing
}

/// A key and its value.
struct YAMLPair: Sendable, Hashable {
  var key: String
  var value: YAMLValue
  /// Whether the key is a number, and so is not quoted.
  var isNumbered = false

  init(_ key: String, _ value: YAMLValue) {
    self.key = key
    self.value = value
  }

  init(number: Int, _ value: YAMLValue) {
    key = "\(number)"
    self.value = value
    isNumbered = true
  }
}

extension YAMLValue {
  static func sql(_ sql: SQLText) -> YAMLValue { .sql(sql.description) }

  var pairs: [YAMLPair]? {
    if case .mapping(let pairs) = self { return pairs }
    return nil
  }

  subscript(key: String) -> YAMLValue? { pairs?.first { $0.key == key }?.value }
}

extension [YAMLPair] {
  /// Adds the pair where there is a value.
  mutating func add(_ key: String, _ value: YAMLValue?) {
    if let value { append(YAMLPair(key, value)) }
  }

  mutating func add(text key: String, _ text: (some CustomStringConvertible)?) {
    if let text { append(YAMLPair(key, .text(text.description))) }
  }
}
