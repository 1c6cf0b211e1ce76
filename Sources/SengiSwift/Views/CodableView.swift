/// How a row is read from JSON and written as JSON.
struct CodableView: TemplateView {
  var decoding: SwiftLines
  var encoding: SwiftLines

  static let fields: [String: TemplateField] = ["jsonDecoding": .text, "jsonEncoding": .text]

  func value(_ name: String) -> Any? {
    switch name {
    case "jsonDecoding": decoding
    case "jsonEncoding": encoding
    default: nil
    }
  }
}
