/// The file of what belongs to no one schema file: template `schema`.
struct NamespacesView: TemplateView {
  struct Item: TemplateView {
    var doc: SwiftLines
    var name: SwiftIdentifier
    var access: SwiftCode

    static let fields: [String: TemplateField] = ["doc": .text, "name": .text, "access": .text]

    func value(_ name: String) -> Any? {
      switch name {
      case "doc": doc
      case "access": SwiftLines(access)
      case "name": SwiftLines("\(self.name)")
      default: nil
      }
    }
  }

  var header: SwiftLines
  var namespaces: [Item]
  /// The caseless enums of functions.
  var functions: [SwiftLines]

  static let fields: [String: TemplateField] = [
    "header": .text, "namespaces": .section(Item.fields), "functions": .section([:]),
  ]

  func value(_ name: String) -> Any? {
    switch name {
    case "header": header
    case "namespaces": namespaces
    case "functions": functions
    default: nil
    }
  }
}
