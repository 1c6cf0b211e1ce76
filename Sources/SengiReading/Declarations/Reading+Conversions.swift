import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  /// How a column's values make the way when its type changes, and how they come back.
  mutating func readConversions(
    _ extra: [String: YAMLNode], of column: inout Column, _ path: ObjectPath,
    _ diagnostics: inout Diagnostics
  ) {
    if let node = extra["using"],
      let text = clause(node, "the new value, out of the old row", &diagnostics)
    {
      column.using = text.expression
      sources.record(text.text, for: path, .using)
    }
    if let node = extra["back"],
      let text = clause(node, "the old value, out of the new row", &diagnostics)
    {
      column.back = text.expression
      sources.record(text.text, for: path, .back)
    }
  }

  /// Labels of an enum that are gone on purpose, each with the one that its rows take: `[a]`,
  /// `{ a: b }` or both in one list.
  mutating func readDroppedLabels(
    _ node: YAMLNode, of read: inout Enumeration, _ path: ObjectPath,
    _ diagnostics: inout Diagnostics
  ) {
    for (key, value) in tails(node, "a list of labels", &diagnostics) {
      guard let former = label(key ?? value, &diagnostics) else { continue }
      let place = read.dropped.count
      sources.record((key ?? value).range, for: path, .dropped(place))
      read.dropped.append(former)
      guard key != nil, !value.isNull, let successor = label(value, &diagnostics) else { continue }
      sources.record(value.range, for: path, .successor(place))
      read.successors[former] = successor
    }
  }
}
