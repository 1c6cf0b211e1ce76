import SengiWire

/// What a statement's traversal writes to: its text, or its fingerprint and parameters.
///
/// There is one traversal, so both always agree about the order of parameters.
protocol SQLSink {
  /// SQL as it stands.
  mutating func sql(_ text: StaticString)
  mutating func sql(_ text: SQLName)
  /// A name, to be quoted.
  mutating func identifier(_ name: SQLName)
  /// A string constant, to be quoted.
  mutating func constant(_ text: SQLName)
  mutating func number(_ number: Int)
  /// A quoted list of columns, each to be qualified by the source's alias, if there is one.
  mutating func columns(_ list: SQLName, alias: Int?)
  mutating func bind(_ bind: PGBind)
}
