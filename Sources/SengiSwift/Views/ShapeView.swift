/// A JSON object, or a JSON value with a name of its own: template `shape`.
struct ShapeView: TemplateView {
  var library: LibraryNames
  var doc: SwiftLines
  var header: SwiftLines
  var properties: SwiftLines
  var initializer: SwiftLines
  var codingKeys: SwiftLines
  var form: SwiftLines
  var decoding: SwiftLines
  var encoding: SwiftLines
  /// The types of its inline objects and unions, rendered already.
  var nested: [SwiftLines]
  var hasPath: Bool
  var path: SwiftLines

  static let fields: [String: TemplateField] = [
    "lib": .section(LibraryNames.fields), "doc": .text, "header": .text, "properties": .text,
    "initializer": .text, "codingKeys": .text, "form": .text, "decoding": .text, "encoding": .text,
    "nested": .section([:]), "hasPath": .flag, "path": .text,
  ]

  func value(_ name: String) -> Any? {
    switch name {
    case "lib": library
    case "doc": doc
    case "header": header
    case "properties": properties
    case "initializer": initializer
    case "codingKeys": codingKeys
    case "form": form
    case "decoding": decoding
    case "encoding": encoding
    case "nested": nested
    case "hasPath": hasPath
    case "path": path
    default: nil
    }
  }
}
