/// The rules that a table's rows can break, each a value to catch its errors by.
struct ConstraintsView: TemplateView {
  struct Item: TemplateView {
    var doc: SwiftLines
    var declaration: SwiftLines

    static let fields: [String: TemplateField] = [
      "constraintDoc": .text, "constraint": .text,
    ]

    func value(_ name: String) -> Any? {
      switch name {
      case "constraintDoc": doc
      case "constraint": declaration
      default: nil
      }
    }
  }

  var items: [Item]

  static let fields: [String: TemplateField] = ["items": .section(Item.fields)]

  func value(_ name: String) -> Any? {
    name == "items" ? items : nil
  }
}
