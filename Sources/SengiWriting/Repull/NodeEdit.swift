import SengiYAML

/// Changes a value in a file from what it says to what it is to say, touching as little as it can.
///
/// The file may say things in other forms than the writer would. Where the parts of the text and
/// the parts of the value cannot be matched, there is no edit, and the caller replaces the whole;
/// whether an edit did what it was to do is found out by reading the file again.
struct NodeEdit {
  let file: FileLines

  /// The edits that turn `old` into `new` where the node stands; nil where it has to be replaced.
  func edits(_ node: YAMLNode, from old: YAMLValue, to new: YAMLValue) -> [LineEdit]? {
    if old == new { return [] }
    guard node.isBlockCollection else { return nil }
    if let entries = node.mapping, let old = old.pairs, let new = new.pairs, !new.isEmpty {
      return mapping(entries, from: old, to: new)
    }
    if let items = node.sequence { return list(items, from: old, to: new) }
    return nil
  }

  /// An entry written anew in the place of another.
  ///
  /// A comment behind a value of one line stays, and so do keys that say nothing about the
  /// database.
  func replacement(of entry: YAMLEntry, by pair: YAMLPair) -> LineEdit {
    let range = entry.lines(in: file)
    let kept = unmodelled(entry)
    var value = pair.value
    if !kept.isEmpty, value.pairs == nil { value = .mapping([YAMLPair("sql", value)]) }
    var lines = YAMLText.lines(YAMLPair(pair.key, value), indent: entry.indent)
    if range.count == 1, !lines.isEmpty {
      let end = max(entry.value.range.end.column, entry.key.range.end.column + 1)
      lines[0] += file.comment(after: end, on: range.lowerBound) ?? ""
    }
    return LineEdit(range: range, lines: lines + kept)
  }

  /// Findings that are meant to be ignored, as they are written.
  private func unmodelled(_ entry: YAMLEntry) -> [String] {
    guard let part = entry.value.mapping?.first(where: { $0.name == "ignore" }) else { return [] }
    let range = part.lines(in: file)
    let margin = String(repeating: " ", count: entry.indent + 2)
    if range.count == 1 {
      let line = Array(file.lines[range.lowerBound].utf8)
      let (start, end) = (part.key.range.start.column - 1, part.value.range.end.column - 1)
      guard start < end, end <= line.count else { return [] }
      return [margin + String(decoding: line[start..<end], as: UTF8.self)]
    }
    guard !entry.value.isFlow else { return [] }
    return file.lines[range].map { margin + $0.dropFirst(part.indent) }
  }

  // MARK: Mappings

  private func mapping(
    _ entries: [YAMLEntry], from old: [YAMLPair], to new: [YAMLPair]
  ) -> [LineEdit]? {
    guard let indent = entries.first?.indent, entries.allSatisfy({ $0.key.alias == nil }),
      Set(entries.map(\.key.range.start.line)).count == entries.count
    else { return nil }
    let before = Dictionary(old.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    let after = Dictionary(new.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    let written = Dictionary(entries.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    var edits: [LineEdit] = []
    for pair in old where after[pair.key] == nil {
      guard let entry = written[pair.key] else { return nil }
      edits.append(LineEdit(range: entry.lines(in: file), lines: []))
    }
    var previous: YAMLEntry?
    for pair in new {
      defer { previous = written[pair.key] ?? previous }
      guard let value = before[pair.key] else {
        guard written[pair.key] == nil, let first = entries.first else { return nil }
        let line =
          previous.map { $0.lines(in: file).upperBound } ?? first.lines(in: file).lowerBound
        edits.append(
          LineEdit(range: line..<line, lines: YAMLText.lines(pair, indent: indent)))
        continue
      }
      if value == pair.value { continue }
      guard let entry = written[pair.key] else { return nil }
      edits +=
        self.edits(entry.value, from: value, to: pair.value)
        ?? [replacement(of: entry, by: pair)]
    }
    return edits
  }

  // MARK: Lists

  private func list(
    _ items: [YAMLNode], from old: YAMLValue, to new: YAMLValue
  ) -> [LineEdit]? {
    guard let before = Self.items(old), let after = Self.items(new), before.count == items.count,
      let first = items.first, items.allSatisfy({ ($0.mapping?.count ?? 1) == 1 }), !after.isEmpty
    else { return nil }
    let indent = first.range.start.column - 3
    guard indent >= 0, items.allSatisfy({ $0.range.start.column - 3 == indent }) else {
      return nil
    }
    let kept = before.filter(after.contains)
    guard !kept.isEmpty, kept == after.filter(before.contains), let last = items.last else {
      return nil
    }
    var edits: [LineEdit] = []
    var left = after[...]
    func lines(_ value: YAMLValue) -> [String] { YAMLText.lines(item: value, indent: indent) }
    for (item, value) in zip(items, before) {
      let start = item.range.start.line - 1
      let range = start..<(max(start, item.lastLine(in: file)) + 1)
      if kept.contains(value) {
        while let next = left.first, next != value {
          edits.append(LineEdit(range: start..<start, lines: lines(next)))
          left.removeFirst()
        }
        left = left.dropFirst()
      } else if let next = left.first, !kept.contains(next) {
        edits.append(LineEdit(range: range, lines: lines(next)))
        left.removeFirst()
      } else {
        edits.append(LineEdit(range: range, lines: []))
      }
    }
    let end = max(last.range.start.line - 1, last.lastLine(in: file)) + 1
    edits += left.map { LineEdit(range: end..<end, lines: lines($0)) }
    return edits
  }

  /// The items of a list; a mapping by name as a list of its pairs.
  private static func items(_ value: YAMLValue) -> [YAMLValue]? {
    switch value {
    case .list(let items): items
    case .mapping(let pairs): pairs.map { .mapping([$0]) }
    case .words(let words): words.map { .text($0) }
    case .text, .sql, .plain, .nothing, .flow: nil
    }
  }
}
