import SengiDiagnostics

/// Builds the tree from events; recursion is bounded by the depth limit.
struct YAMLTreeBuilder: ~Copyable {
  /// Thrown where reading cannot go on; the reason is among the diagnostics.
  private struct Stop: Error {}

  private var events: YAMLEventStream
  private let source: YAMLSource
  private let limits: YAMLLimits
  private let traps: YAMLTraps
  private var diagnostics = Diagnostics()
  private var anchors: [String: YAMLNode] = [:]
  private var open: Set<String> = []
  private var total = 0

  init(_ events: consuming YAMLEventStream, source: YAMLSource, limits: YAMLLimits) {
    self.events = events
    self.source = source
    self.limits = limits
    traps = YAMLTraps(source: source)
  }

  mutating func document() -> YAMLDocument {
    var root: YAMLNode?
    var marker: Int?
    do throws(Stop) {
      reading: while true {
        let event = try next()
        switch event.kind {
        case .streamEnd: break reading
        case .documentStart(let hasDirectives):
          if hasDirectives {
            try fail(
              .directive, "the file has a % directive", remedy: "remove the line",
              event.start, event.end)
          }
          if root != nil {
            try fail(
              .severalDocuments, "a second document begins here",
              remedy: "remove the '---' or put the rest into a file of its own",
              event.start, event.end)
            break reading
          }
          if event.end > event.start { marker = event.end - 3 }
          root = try node(try next(), depth: 1, inFlow: false)
        default: break
        }
      }
    } catch {
      if diagnostics.all.contains(where: { YAMLFaultReport.isSyntax($0.code) }) { root = nil }
    }
    return YAMLDocument(source: source, root: root, marker: marker, diagnostics: diagnostics)
  }

  private mutating func next() throws(Stop) -> YAMLEvent {
    do throws(YAMLSyntaxFault) {
      return try events.next()
    } catch {
      diagnostics.emit(YAMLFaultReport(source: source, traps: traps).diagnostic(for: error))
      throw Stop()
    }
  }

  /// Reports an error; stops at the limit of findings.
  private mutating func fail(
    _ code: YAMLCode, _ message: String, remedy: String? = nil, _ start: Int, _ end: Int,
    notes: [Diagnostic.Note] = []
  ) throws(Stop) {
    try emit(
      Diagnostic(
        .error, code.code, message, remedy: remedy, at: source.range(start, end), notes: notes))
  }

  private mutating func emit(_ diagnostic: Diagnostic) throws(Stop) {
    diagnostics.emit(diagnostic)
    guard diagnostics.all.count >= limits.findings else { return }
    diagnostics.error(
      YAMLCode.tooManyFindings.code, "more than \(limits.findings) errors; the rest is not read",
      at: diagnostic.range)
    throw Stop()
  }

  private mutating func count(_ nodes: Int, _ event: YAMLEvent) throws(Stop) {
    total += nodes
    guard total > limits.nodes else { return }
    try fail(
      .tooManyNodes,
      "the document has more than \(limits.nodes) values with its aliases written out",
      remedy: "split the file, or use fewer aliases", event.start, event.end)
    throw Stop()
  }

  private mutating func node(
    _ event: YAMLEvent, depth: Int, inFlow: Bool
  ) throws(Stop) -> YAMLNode {
    if let tag = event.tag { try reject(tag: tag, event) }
    switch event.kind {
    case .alias(let name): return try alias(name, event)
    case .scalar(let scalar):
      try count(1, event)
      return try self.scalar(scalar, event, inFlow: inFlow)
    case .sequenceStart(let isFlow):
      return try collection(event, depth: depth, isFlow: isFlow, isMapping: false)
    case .mappingStart(let isFlow):
      return try collection(event, depth: depth, isFlow: isFlow, isMapping: true)
    default:
      try fail(.syntax, "expected a value", event.start, event.end)
      throw Stop()
    }
  }

  private mutating func reject(tag: String, _ event: YAMLEvent) throws(Stop) {
    let start = traps.tagStart(event.start) ?? event.start
    let written = source.text(start..<traps.wordEnd(start))
    try fail(
      .tag, "the tag \(written) is not allowed",
      remedy: "remove it; types are written as PostgreSQL names them", start,
      traps.wordEnd(start))
  }

  private mutating func alias(_ name: String, _ event: YAMLEvent) throws(Stop) -> YAMLNode {
    if let target = anchors[name] {
      try count(target.weight, event)
      return YAMLNode(
        target.content, isFlow: target.isFlow, alias: name, source: source, start: event.start,
        end: event.end, weight: target.weight)
    }
    if open.contains(name) {
      try fail(
        .recursiveAlias, "the alias *\(name) stands inside the value it names",
        remedy: "write the value out", event.start, event.end)
    } else {
      try fail(
        .unknownAlias, "no anchor &\(name) stands before the alias *\(name)",
        remedy: Suggestion.remedy(for: name, in: anchors.keys.sorted())
          ?? "to write text that begins with *, quote it: '*\(name)'", event.start, event.end)
    }
    return YAMLNode(
      .scalar(YAMLScalar(text: "", style: .plain)), source: source, start: event.start,
      end: event.end, weight: 1)
  }

  private mutating func scalar(
    _ scalar: YAMLScalar, _ event: YAMLEvent, inFlow: Bool
  ) throws(Stop) -> YAMLNode {
    var start = event.start
    if event.anchor != nil || event.tag != nil {
      start = min(traps.contentStart(start), event.end)
    }
    var end = event.end
    switch scalar.style {
    case .literal, .folded: end = traps.blockScalarEnd(start, end)
    case .plain:
      if let trap = traps.inPlain(scalar.text, start, end, inFlow: inFlow) { try emit(trap) }
    case .double:
      if scalar.text.utf8.contains(0) {
        try fail(
          .forbiddenCharacter,
          "the escape \\0 makes the character U+0000, which PostgreSQL rejects",
          remedy: "remove it", start, end)
      }
    case .single: break
    }
    let node = YAMLNode(
      .scalar(scalar), anchor: event.anchor, source: source, start: start, end: end, weight: 1)
    if let anchor = event.anchor { anchors[anchor] = node }
    return node
  }

  private mutating func collection(
    _ event: YAMLEvent, depth: Int, isFlow: Bool, isMapping: Bool
  ) throws(Stop) -> YAMLNode {
    guard depth <= limits.depth else {
      try fail(
        .tooDeep, "values are nested deeper than \(limits.depth) levels",
        remedy: "flatten them", event.start, event.end)
      throw Stop()
    }
    try count(1, event)
    if let anchor = event.anchor {
      anchors[anchor] = nil
      open.insert(anchor)
    }
    var start = event.start
    if event.anchor != nil || event.tag != nil { start = traps.contentStart(start) }
    var end = max(event.end, start)
    var weight = 1
    let content: YAMLNode.Content
    if isMapping {
      let entries = try self.entries(
        depth: depth, isFlow: isFlow, weight: &weight, end: &end)
      content = .mapping(entries)
    } else {
      let items = try self.items(depth: depth, isFlow: isFlow, weight: &weight, end: &end)
      content = .sequence(items)
    }
    let node = YAMLNode(
      content, isFlow: isFlow, anchor: event.anchor, source: source, start: start, end: end,
      weight: weight)
    if let anchor = event.anchor {
      anchors[anchor] = node
      open.remove(anchor)
    }
    return node
  }

  private mutating func items(
    depth: Int, isFlow: Bool, weight: inout Int, end: inout Int
  ) throws(Stop) -> [YAMLNode] {
    var items: [YAMLNode] = []
    while true {
      let event = try next()
      if case .collectionEnd = event.kind {
        if isFlow { end = event.end }
        return items
      }
      let item = try node(event, depth: depth + 1, inFlow: isFlow)
      weight += item.weight
      end = max(end, item.end)
      items.append(item)
    }
  }

  private mutating func entries(
    depth: Int, isFlow: Bool, weight: inout Int, end: inout Int
  ) throws(Stop) -> [YAMLEntry] {
    var entries: [YAMLEntry] = []
    var places: [KeyText: Int] = [:]
    var wasCut = false
    while true {
      let event = try next()
      if case .collectionEnd = event.kind {
        if isFlow { end = event.end }
        return entries
      }
      let found = diagnostics.all.count
      let key = try node(event, depth: depth + 1, inFlow: isFlow)
      let value = try node(try next(), depth: depth + 1, inFlow: isFlow)
      weight += key.weight + value.weight
      end = max(end, key.end, value.end)
      wasCut = wasCut || diagnostics.all.count > found
      guard case .scalar(let scalar) = key.content else {
        try fail(
          .compoundKey, "a key is \(key.described)", remedy: "write the key as text", key.start,
          key.end)
        continue
      }
      if scalar.style == .plain, scalar.text == "<<", key.alias == nil {
        try fail(
          .mergeKey, "the merge key << is not allowed",
          remedy: "write the entries out; for a key called <<, quote it: '<<'", key.start, key.end)
        continue
      }
      if isFlow, !wasCut, let trap = traps.missingValue(key, value) { try emit(trap) }
      if let first = firstEntry(scalar.text, entries, &places) {
        try fail(
          .duplicateKey, "the key '\(scalar.text)' stands here a second time",
          remedy: "remove or rename one of them", key.start, key.end,
          notes: [Diagnostic.Note("'\(scalar.text)' first stands here", at: first.key.range)])
        continue
      }
      entries.append(YAMLEntry(key: key, value: value))
    }
  }

  /// The entry that has this key already; few keys are compared one by one, many by hash.
  private func firstEntry(
    _ name: String, _ entries: [YAMLEntry], _ places: inout [KeyText: Int]
  ) -> YAMLEntry? {
    let key = KeyText(text: name)
    if entries.count < 8 { return entries.first { KeyText(text: $0.name) == key } }
    // No two entries have one key, so there is a place for each.
    for place in places.count..<entries.count { places[KeyText(text: entries[place].name)] = place }
    return places[key].map { entries[$0] }
  }

  /// Keys are compared by their bytes; Swift takes `é` in one code point and in two for one text.
  private struct KeyText: Hashable {
    var text: String

    static func == (left: KeyText, right: KeyText) -> Bool {
      left.text == right.text && left.text.utf8.elementsEqual(right.text.utf8)
    }
  }
}
