/// The type of an enumeration: template `enum`.
struct EnumView: TemplateView {
  var library: LibraryNames
  var doc: SwiftLines
  var header: SwiftLines
  var cases: SwiftLines
  var typeName: SwiftLines

  static let fields: [String: TemplateField] = [
    "lib": .section(LibraryNames.fields), "doc": .text, "header": .text, "cases": .text,
    "typeName": .text,
  ]

  func value(_ name: String) -> Any? {
    switch name {
    case "lib": library
    case "doc": doc
    case "header": header
    case "cases": cases
    case "typeName": typeName
    default: nil
    }
  }
}
