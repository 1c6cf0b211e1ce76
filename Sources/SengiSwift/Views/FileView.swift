/// One generated file: template `file`.
struct FileView: TemplateView {
  /// Where the file comes from, and what swift-format shall overlook in it.
  var header: SwiftLines
  var imports: SwiftLines
  /// Rendered already.
  var declarations: [SwiftLines]
  /// The caseless enum around the declarations; nil for those at the top level.
  var namespace: SwiftCode?
  var relations: [SwiftLines]

  static let fields: [String: TemplateField] = [
    "header": .text, "imports": .text, "declarations": .section([:]), "namespace": .text,
    "hasDeclarations": .flag,
    "relations": .section([:]),
  ]

  func value(_ name: String) -> Any? {
    switch name {
    case "header": header
    case "imports": imports
    case "declarations": declarations
    case "namespace": SwiftLines(namespace.map { [$0] } ?? [])
    case "hasDeclarations": !declarations.isEmpty
    case "relations": relations
    default: nil
    }
  }
}
