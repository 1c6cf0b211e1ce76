/// A JSON value that is one of several: template `union`.
struct UnionView: TemplateView {
  var library: LibraryNames
  var doc: SwiftLines
  var header: SwiftLines
  var cases: SwiftLines
  var nested: [SwiftLines]
  var form: SwiftLines
  var tags: SwiftLines
  /// The name of the key that holds the tag; nil where a column holds it.
  var key: SwiftStringLiteral?
  var decoding: SwiftLines
  var unknown: SwiftLines
  var payloads: SwiftLines
  var path: SwiftLines

  static let fields: [String: TemplateField] = [
    "lib": .section(LibraryNames.fields), "doc": .text, "header": .text, "cases": .text,
    "nested": .section([:]), "form": .text, "tags": .text, "key": .text, "decoding": .text,
    "unknown": .text,
    "payloads": .text, "path": .text,
  ]

  func value(_ name: String) -> Any? {
    switch name {
    case "lib": library
    case "doc": doc
    case "header": header
    case "cases": cases
    case "nested": nested
    case "form": form
    case "tags": tags
    case "key": SwiftLines(key.map { ["\($0)"] } ?? [])
    case "decoding": decoding
    case "unknown": unknown
    case "payloads": payloads
    case "path": path
    default: nil
    }
  }
}
