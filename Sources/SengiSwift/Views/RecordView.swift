/// A row that only a function returns: template `record`.
struct RecordView: TemplateView {
  var library: LibraryNames
  var doc: SwiftLines
  var header: SwiftLines
  var properties: SwiftLines
  var initializer: SwiftLines
  var decoding: SwiftLines
  var columnCount: Int

  static let fields: [String: TemplateField] = [
    "lib": .section(LibraryNames.fields), "doc": .text, "header": .text, "properties": .text,
    "initializer": .text, "decoding": .text, "columnCount": .text,
  ]

  func value(_ name: String) -> Any? {
    switch name {
    case "lib": library
    case "doc": doc
    case "header": header
    case "properties": properties
    case "initializer": initializer
    case "decoding": decoding
    case "columnCount": SwiftLines("\(columnCount)")
    default: nil
    }
  }
}
