/// How a row is read from JSON and written as JSON.
struct CodableView: TemplateView {
  var decoding: SwiftLines
  var encoding: SwiftLines

  /// The first line of an encoding function.
  static func opening(isEmpty: Bool, _ library: LibraryNames) -> SwiftCode {
    let container: SwiftCode = "encoder.container(keyedBy: \(library[.pgCodingKey]).self)"
    return isEmpty ? "_ = \(container)" : "var container = \(container)"
  }

  static let fields: [String: TemplateField] = ["jsonDecoding": .text, "jsonEncoding": .text]

  func value(_ name: String) -> Any? {
    switch name {
    case "jsonDecoding": decoding
    case "jsonEncoding": encoding
    default: nil
    }
  }
}
