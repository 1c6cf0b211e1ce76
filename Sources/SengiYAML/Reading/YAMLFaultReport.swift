import SengiDiagnostics

/// Says in the user's terms what libyaml could not read, with the corrected line where it can.
struct YAMLFaultReport {
  let source: YAMLSource
  let traps: YAMLTraps

  static func isSyntax(_ code: DiagnosticCode) -> Bool {
    let codes: [YAMLCode] = [
      .openQuote, .tab, .openBracket, .syntax, .indentation, .missingColon, .badEscape,
      .reservedStart, .colonInValue, .textAfterQuote, .cutInFlow, .directive, .tag,
    ]
    return codes.contains { $0.code == code }
  }

  func diagnostic(for fault: YAMLSyntaxFault) -> Diagnostic {
    let line = LineShape(source, lineHolding: min(fault.offset, max(0, source.bytes.count - 1)))
    if fault.problem.contains("tab character") || source[fault.offset] == 0x09 {
      return make(.tab, "a tab indents this line", "indent with two spaces", fault.offset)
    }
    if fault.context == "while scanning a quoted scalar" { return quoted(fault) }
    if fault.context?.hasPrefix("while parsing a flow") == true { return flow(fault) }
    if let found = textAfterClosedFlowValue(fault, line) { return found }
    if let closed = line.closedValueEnd { return textAfterQuote(line, closed) }
    switch fault.problem {
    case "mapping values are not allowed in this context": return colon(fault, line)
    case "could not find expected ':'":
      let written = LineShape(source, lineHolding: fault.contextOffset)
      if let closed = written.closedValueEnd { return textAfterQuote(written, closed) }
      return make(
        .missingColon,
        "'\(source.text(fault.contextOffset..<written.contentEnd))' has no ': ' after a key",
        "write 'key: value'", fault.contextOffset, written.contentEnd)
    case "found character that cannot start any token",
      "did not find expected alphabetic or numeric character",
      "did not find expected comment or line break":
      return reserved(fault, line)
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      return make(
        .badEscape, "a double-quoted value has an escape that YAML does not know",
        "write \\\\ for a backslash, or use single quotes", fault.offset)
    case "block sequence entries are not allowed in this context", "did not find expected key",
      "did not find expected '-' indicator", "did not find expected <document start>",
      "mapping keys are not allowed in this context":
      return make(
        .indentation, "this line does not fit the indentation of the lines above",
        "indent it like its siblings, two spaces deeper than its parent", fault.offset)
    default: return other(fault)
    }
  }

  private func make(
    _ code: YAMLCode, _ message: String, _ remedy: String?, _ start: Int, _ end: Int? = nil,
    notes: [Diagnostic.Note] = []
  ) -> Diagnostic {
    Diagnostic(
      .error, code.code, message, remedy: remedy, at: source.range(start, end ?? start + 1),
      notes: notes)
  }

  private func other(_ fault: YAMLSyntaxFault) -> Diagnostic {
    if fault.context?.contains("directive") == true || fault.problem.contains("directive")
      || fault.problem.contains("YAML document")
    {
      return make(.directive, "the file has a % directive", "remove the line", fault.offset)
    }
    if fault.context?.contains("tag") == true || fault.problem.contains("tag") {
      return make(
        .tag, "a value begins with a tag", "quote text that begins with !", fault.contextOffset)
    }
    var notes: [Diagnostic.Note] = []
    if let context = fault.context {
      notes.append(.init(context, at: source.range(fault.contextOffset, fault.contextOffset)))
    }
    return make(.syntax, "YAML cannot read this: \(fault.problem)", nil, fault.offset, notes: notes)
  }

  private func quoted(_ fault: YAMLSyntaxFault) -> Diagnostic {
    guard fault.problem.hasPrefix("found unexpected") else {
      return make(
        .badEscape, "a double-quoted value has an escape that YAML does not know",
        "write \\\\ for a backslash, or use single quotes", fault.offset)
    }
    let quote = source.text(fault.contextOffset..<fault.contextOffset + 1)
    let remedy = quote == "'" ? "close it; inside it, write ' twice" : "close it with \(quote)"
    return make(.openQuote, "the quote \(quote) is never closed", remedy, fault.contextOffset)
  }

  /// Inside `[ ]` or `{ }`: text after a closed value, a bracket that cut a value, or no end.
  private func flow(_ fault: YAMLSyntaxFault) -> Diagnostic {
    var before = fault.offset
    while before > 0, source.bytes[before - 1] == 0x20 { before -= 1 }
    let line = source.line(holding: fault.offset)
    let previous = before > 0 ? source.bytes[before - 1] : 0
    if before > line.lowerBound, let found = source[fault.offset],
      fault.offset < line.upperBound
    {
      if previous == 0x27 || previous == 0x22 || previous == 0x5D || previous == 0x7D {
        let start = valueStart(before, line)
        return cutAfterQuote(start, traps.flowExtent(start, after: fault.offset), fault.offset)
      }
      if found == 0x5B || found == 0x7B {
        let start = valueStart(before, line)
        return traps.cut(start, traps.flowExtent(start, after: before), at: before)
      }
    }
    let opening = source.text(
      fault.contextOffset..<min(fault.contextOffset + 1, source.bytes.count))
    let closing = opening == "[" ? "]" : "}"
    return make(
      .openBracket, "the \(opening) is not closed", "close it with \(closing)",
      fault.contextOffset,
      notes: [
        .init("found this instead of , or \(closing)", at: source.range(fault.offset, fault.offset))
      ])
  }

  /// A quoted value inside `[ ]` or `{ }` that goes on with a character no value may begin with.
  private func textAfterClosedFlowValue(_ fault: YAMLSyntaxFault, _ line: LineShape) -> Diagnostic?
  {
    guard fault.problem == "found character that cannot start any token",
      [line.textStart, line.valueStart].contains(where: {
        source[$0] == 0x5B || source[$0] == 0x7B
      })
    else { return nil }
    let before = traps.trimmed(line.textStart, max(fault.offset, line.textStart))
    guard before > line.textStart, [0x27, 0x22].contains(source.bytes[before - 1]) else {
      return nil
    }
    let start = valueStart(before, source.line(holding: fault.offset))
    return cutAfterQuote(start, traps.flowExtent(start, after: fault.offset), fault.offset)
  }

  /// Where the value that holds the byte before `offset` begins, on its line.
  private func valueStart(_ offset: Int, _ line: Range<Int>) -> Int {
    var start = offset
    while start > line.lowerBound {
      let byte = source.bytes[start - 1]
      if byte == 0x2C { break }
      if byte == 0x7B || byte == 0x5B, start < offset, !pairs(start - 1, offset) { break }
      if byte == 0x20, start > line.lowerBound + 1, source.bytes[start - 2] == 0x3A { break }
      start -= 1
    }
    return source.skipBlanks(start)
  }

  /// Whether the bracket at `start` is closed again before `end`.
  private func pairs(_ start: Int, _ end: Int) -> Bool {
    TextBalance(source.bytes[start..<end]).brackets == 0
  }

  private func textAfterQuote(_ line: LineShape, _ closed: Int) -> Diagnostic {
    cutAfterQuote(line.valueStart, line.contentEnd, closed, prefix: line.prefix)
  }

  private func cutAfterQuote(
    _ start: Int, _ whole: Int, _ offset: Int, prefix: String = ""
  ) -> Diagnostic {
    let value = source.text(start..<max(start, whole))
    return make(
      .textAfterQuote, "the value goes on after its closing quote or bracket",
      "quote the whole value: \(prefix)\(YAMLScalar.quoted(value, as: .flowValue))", offset, whole)
  }

  private func colon(_ fault: YAMLSyntaxFault, _ line: LineShape) -> Diagnostic {
    guard line.hasKey, line.valueStart < fault.offset else {
      return make(
        .indentation, "a key stands deeper than its parent's value allows",
        "indent it like its siblings, or leave the line above without a value", line.textStart,
        fault.offset)
    }
    let value = source.text(line.valueStart..<line.contentEnd)
    return make(
      .colonInValue, "an unquoted value holds ': '",
      "quote the whole value: \(line.prefix)\(YAMLScalar.quoted(value, as: .flowValue))",
      fault.offset)
  }

  private func reserved(_ fault: YAMLSyntaxFault, _ line: LineShape) -> Diagnostic {
    let start =
      line.hasKey || line.valueStart == fault.offset ? line.valueStart : fault.contextOffset
    let first = source.text(start..<min(start + 1, source.bytes.count))
    let value = source.text(start..<max(start, line.contentEnd))
    return make(
      .reservedStart, "an unquoted value begins with \(first), which YAML reserves",
      "quote the whole value: \(line.prefix)\(YAMLScalar.quoted(value, as: .flowValue))", start,
      line.contentEnd)
  }
}
