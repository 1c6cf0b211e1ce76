import SengiDiagnostics

/// One `{{…}}` of a template.
struct TemplateTag: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case value, section, inverted, close, comment, partial
    /// Blocks, delimiters, pragmas and unescaped forms, which are not offered.
    case other(Character)
  }

  var kind: Kind
  var name: String
  var position: SourcePosition
}

/// Finds the tags of a template and where they stand, which the engine does not tell.
struct TemplateScanner {
  /// - Returns: The tags in order, and the place of a `{{` that nothing closes.
  static func scan(_ text: String) -> (tags: [TemplateTag], unclosed: SourcePosition?) {
    var tags: [TemplateTag] = []
    var line = 1
    for row in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var rest = row[...]
      while let open = rest.firstRange(of: "{{") {
        let position = SourcePosition(
          line: line, column: row.utf8.distance(from: row.startIndex, to: open.lowerBound) + 1)
        guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
          return (tags, position)
        }
        tags.append(tag(rest[open.upperBound..<close.lowerBound], at: position))
        rest = rest[close.upperBound...]
      }
      line += 1
    }
    return (tags, nil)
  }

  private static func tag(_ content: Substring, at position: SourcePosition) -> TemplateTag {
    let mark = content.first ?? " "
    let kind: TemplateTag.Kind
    switch mark {
    case "#": kind = .section
    case "^": kind = .inverted
    case "/": kind = .close
    case "!": kind = .comment
    case ">": kind = .partial
    case "<", "$", "=", "%", "&", "{": kind = .other(mark)
    default: kind = .value
    }
    let body = kind == .value ? content : content.dropFirst()
    let name = String(
      body.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    return TemplateTag(kind: kind, name: name, position: position)
  }
}
