/// The key of a table's rows that has several columns.
struct PrimaryKeyView: TemplateView {
  struct Function: TemplateView {
    var doc: SwiftLines
    var lines: SwiftLines

    static let fields: [String: TemplateField] = ["keyFunctionDoc": .text, "keyFunction": .text]

    func value(_ name: String) -> Any? {
      switch name {
      case "keyFunctionDoc": doc
      case "keyFunction": lines
      default: nil
      }
    }
  }

  var header: SwiftLines
  var properties: SwiftLines
  var initializer: SwiftLines
  var mirror: SwiftLines
  /// The row's own key.
  var accessor: SwiftLines
  var functions: [Function]

  static let fields: [String: TemplateField] = [
    "keyHeader": .text, "keyProperties": .text, "keyInitializer": .text, "keyMirror": .text,
    "keyAccessor": .text,
    "keyFunctions": .section(Function.fields),
  ]

  func value(_ name: String) -> Any? {
    switch name {
    case "keyHeader": header
    case "keyProperties": properties
    case "keyInitializer": initializer
    case "keyMirror": mirror
    case "keyAccessor": accessor
    case "keyFunctions": functions
    default: nil
    }
  }
}
