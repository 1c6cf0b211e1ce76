/// The Swift name of a domain: template `domain`.
struct DomainView: TemplateView {
  var doc: SwiftLines
  var declaration: SwiftLines

  static let fields: [String: TemplateField] = ["doc": .text, "declaration": .text]

  func value(_ name: String) -> Any? {
    switch name {
    case "doc": doc
    case "declaration": declaration
    default: nil
    }
  }
}
