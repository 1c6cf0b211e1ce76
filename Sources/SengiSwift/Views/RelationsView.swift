/// The relations that one file adds to one row type: template `relations`.
struct RelationsView: TemplateView {
  struct Item: TemplateView {
    var doc: SwiftLines
    var declaration: SwiftLines

    static let fields: [String: TemplateField] = ["relationDoc": .text, "declaration": .text]

    func value(_ name: String) -> Any? {
      switch name {
      case "relationDoc": doc
      case "declaration": declaration
      default: nil
      }
    }
  }

  var header: SwiftLines
  var relations: [Item]

  static let fields: [String: TemplateField] = [
    "header": .text, "relations": .section(Item.fields),
  ]

  func value(_ name: String) -> Any? {
    switch name {
    case "header": header
    case "relations": relations
    default: nil
    }
  }
}
