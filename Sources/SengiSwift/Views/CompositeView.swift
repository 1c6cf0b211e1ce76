/// The struct of a composite type: template `composite`.
struct CompositeView: TemplateView {
  var library: LibraryNames
  var doc: SwiftLines
  var header: SwiftLines
  var properties: SwiftLines
  var initializer: SwiftLines
  var decoding: SwiftLines
  var writing: SwiftLines
  var codable: CodableView?
  var typeName: SwiftLines

  static let fields: [String: TemplateField] = [
    "lib": .section(LibraryNames.fields), "doc": .text, "header": .text, "properties": .text,
    "initializer": .text, "decoding": .text, "writing": .text, "typeName": .text,
    "codable": .section(CodableView.fields),
  ]

  func value(_ name: String) -> Any? {
    switch name {
    case "lib": library
    case "doc": doc
    case "header": header
    case "properties": properties
    case "initializer": initializer
    case "decoding": decoding
    case "writing": writing
    case "codable": codable.map { [$0] } ?? []
    case "typeName": typeName
    default: nil
    }
  }
}
