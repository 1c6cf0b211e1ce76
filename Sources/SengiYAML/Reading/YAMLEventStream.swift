import CLibYAML

/// What libyaml reports next, with byte offsets in place of its character marks.
struct YAMLEvent {
  enum Kind {
    case streamEnd
    case documentStart(hasDirectives: Bool)
    case documentEnd
    case alias(String)
    case scalar(YAMLScalar)
    case sequenceStart(isFlow: Bool)
    case mappingStart(isFlow: Bool)
    case collectionEnd
  }

  let kind: Kind
  let anchor: String?
  let tag: String?
  let start: Int
  let end: Int
}

/// Why libyaml stopped.
struct YAMLSyntaxFault: Error {
  let problem: String
  let offset: Int
  /// What it was reading, "while parsing …", and where that began.
  let context: String?
  let contextOffset: Int
}

/// Owns a libyaml parser over one buffer that must outlive it.
struct YAMLEventStream: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let empty: UnsafeMutablePointer<UInt8>
  private let buffer: UnsafeBufferPointer<UInt8>
  private let isASCII: Bool
  // libyaml counts characters. Marks come nearly in order, so a cursor that walks either way from
  // the last one is cheap.
  private var cursorIndex = 0
  private var cursorOffset = 0

  /// Nil when out of memory.
  init?(_ buffer: UnsafeBufferPointer<UInt8>, isASCII: Bool) {
    self.buffer = buffer
    self.isASCII = isASCII
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    self.parser = parser
    // libyaml asserts that its input is not NULL, which an empty buffer's address is.
    empty = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    empty.initialize(to: 0)
    yaml_parser_set_input_string(parser, buffer.baseAddress ?? UnsafePointer(empty), buffer.count)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    empty.deallocate()
  }

  mutating func next() throws(YAMLSyntaxFault) -> YAMLEvent {
    var event = yaml_event_t()
    while true {
      guard yaml_parser_parse(parser, &event) == 1 else { throw fault() }
      if event.type != YAML_STREAM_START_EVENT { break }
      yaml_event_delete(&event)
    }
    defer { yaml_event_delete(&event) }
    let start = offset(event.start_mark)
    let end = offset(event.end_mark)
    var anchor: String?
    var tag: String?
    let kind: YAMLEvent.Kind
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      let data = event.data.document_start
      let hasTags = data.tag_directives.start != data.tag_directives.end
      kind = .documentStart(hasDirectives: data.version_directive != nil || hasTags)
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
    case YAML_ALIAS_EVENT: kind = .alias(Self.string(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let data = event.data.scalar
      anchor = Self.string(data.anchor)
      tag = Self.string(data.tag)
      let text = String(
        decoding: UnsafeBufferPointer(start: data.value, count: data.length), as: UTF8.self)
      kind = .scalar(YAMLScalar(text: text, style: Self.style(data.style)))
    case YAML_SEQUENCE_START_EVENT:
      let data = event.data.sequence_start
      anchor = Self.string(data.anchor)
      tag = Self.string(data.tag)
      kind = .sequenceStart(isFlow: data.style == YAML_FLOW_SEQUENCE_STYLE)
    case YAML_MAPPING_START_EVENT:
      let data = event.data.mapping_start
      anchor = Self.string(data.anchor)
      tag = Self.string(data.tag)
      kind = .mappingStart(isFlow: data.style == YAML_FLOW_MAPPING_STYLE)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: kind = .collectionEnd
    default: kind = .streamEnd
    }
    return YAMLEvent(kind: kind, anchor: anchor, tag: tag, start: start, end: end)
  }

  private static func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }

  private static func style(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .single
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .double
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private mutating func fault() -> YAMLSyntaxFault {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? "out of memory"
    // A reader's error has a byte offset and no mark.
    if state.error == YAML_READER_ERROR {
      let offset = min(Int(state.problem_offset), buffer.count)
      return YAMLSyntaxFault(problem: problem, offset: offset, context: nil, contextOffset: 0)
    }
    let place = offset(state.problem_mark)
    return YAMLSyntaxFault(
      problem: problem, offset: place, context: state.context.map { String(cString: $0) },
      contextOffset: state.context == nil ? place : offset(state.context_mark))
  }

  private mutating func offset(_ mark: yaml_mark_t) -> Int {
    let index = Int(mark.index)
    if isASCII { return min(index, buffer.count) }
    while cursorIndex < index, cursorOffset < buffer.count {
      cursorOffset += 1
      while cursorOffset < buffer.count, buffer[cursorOffset] & 0xC0 == 0x80 { cursorOffset += 1 }
      cursorIndex += 1
    }
    while cursorIndex > index, cursorOffset > 0 {
      cursorOffset -= 1
      while cursorOffset > 0, buffer[cursorOffset] & 0xC0 == 0x80 { cursorOffset -= 1 }
      cursorIndex -= 1
    }
    return cursorOffset
  }
}
