import Foundation
import SengiDiagnostics
import Testing

@testable import SengiSwift

/// `Documentation/templates.md` lists just the names that templates may use.
@Suite struct DocumentedTemplatesTests {
  /// `table/finders/sql: text`, in order.
  private static func documented() throws -> [String] {
    let page = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Documentation/templates.md").standardized, encoding: .utf8)
    var names: [String] = []
    var template = ""
    var path = ""
    for line in page.split(separator: "\n") {
      if let match = line.wholeMatch(of: #/## `(\w+)`/#) {
        template = String(match.1)
        path = template
      } else if line.hasPrefix("### In ") {
        path = template
        for match in line.matches(of: #/{{\#(\w+)}}/#) { path += "/" + match.1 }
      } else if let match = line.wholeMatch(of: #/\| `(\w+)` \| (\w+) \| .+ \|/#) {
        names.append("\(path)/\(match.1): \(match.2)")
      }
    }
    return names.sorted()
  }

  private static func names(of fields: [String: TemplateField], _ path: String) -> [String] {
    fields.flatMap { name, field in
      let entry = "\(path)/\(name): "
      switch field {
      case .text: return [entry + "text"]
      case .flag: return [entry + "condition"]
      case .section where name == LibraryNames.fieldName: return [entry + "names"]
      case .section(let inner) where inner.isEmpty: return [entry + "texts"]
      case .section(let inner): return [entry + "views"] + names(of: inner, "\(path)/\(name)")
      }
    }
  }

  @Test func thePageListsEveryNameAndNoOther() throws {
    let known = TemplateName.allCases.flatMap { Self.names(of: $0.fields, $0.rawValue) }.sorted()
    let documented = try Self.documented()
    #expect(Set(documented).subtracting(known) == [], "no such names")
    #expect(Set(known).subtracting(documented) == [], "names the page leaves out")
    #expect(documented.count == known.count && documented.count > 80)
  }

  /// Views answer for just the names they publish.
  @Test func everyPublishedNameOfAViewHasAValue() throws {
    var diagnostics = Diagnostics()
    let model = try #require(
      SwiftGenerator(BlogSample.schema).viewModel(
        for: BlogSample.schema.namespaces.map { unit($0.name.name, $0) }, into: &diagnostics))
    #expect(diagnostics.all.isEmpty)
    let root = try JSONSerialization.jsonObject(with: Data(model.utf8)) as? [String: Any]
    let files = root?["files"] as? [[String: Any]] ?? []
    for view in files.flatMap({ $0["views"] as? [[String: Any]] ?? [] }) {
      let empty = (view["view"] as? [String: Any] ?? [:]).filter { $0.value is NSNull }
      #expect(empty.isEmpty, "\(view["template"] ?? "") has no value for \(empty.keys)")
    }
  }
}
