import SengiDiff
import SengiJSON

extension ReviewedShape {
  /// The part of a report about documents; nothing where no shape changes.
  static func write(_ shapes: [ReviewedShape], into document: inout MarkdownDocument) {
    guard !shapes.isEmpty else { return }
    document.heading(2, "What changes in documents")
    for shape in shapes {
      let change = shape.change
      let place: Prose = shape.range.map { " — \(code: "\($0.file):\($0.start.line)")" } ?? ""
      document.item(
        """
        \(code: "\(change.path)") is \(words: change.compatibility.rawValue): \
        \(words: change.compatibility.meaning)\(place)
        """)
      for difference in change.differences {
        document.item(
          """
          \(code: difference.path): \(words: difference.words) \
          (\(words: difference.compatibility.rawValue))
          """, depth: 1)
      }
    }
  }

  /// Keys in order.
  var json: JSONValue {
    func object(_ members: [(String, JSONValue)]) -> JSONValue {
      .object(members.map { JSONValue.Member(key: $0.0, value: $0.1) })
    }
    let differences = change.differences.map { difference in
      object([
        ("class", .string(difference.compatibility.rawValue)),
        ("path", .string(difference.path)), ("words", .string(difference.words)),
      ])
    }
    let place: JSONValue =
      range.map {
        object([
          ("column", .number("\($0.start.column)")), ("file", .string($0.file)),
          ("line", .number("\($0.start.line)")),
        ])
      } ?? .null
    return object([
      ("class", .string(change.compatibility.rawValue)), ("differences", .array(differences)),
      ("object", .string("\(change.path)")), ("place", place),
      ("rewritten", .boolean(change.rewriting != nil)),
    ])
  }
}
