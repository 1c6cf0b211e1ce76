/// The functions and procedures of one file: template `functions`.
struct FunctionsView: TemplateView {
  var header: SwiftLines
  /// Rows and calls, rendered already.
  var members: [SwiftLines]

  static let fields: [String: TemplateField] = ["header": .text, "members": .section([:])]

  func value(_ name: String) -> Any? {
    switch name {
    case "header": header
    case "members": members
    default: nil
    }
  }
}
