import Foundation
import SengiDiagnostics
import SengiTemplates
import Testing

@testable import SengiSwift

/// Templates are held against their views before they are rendered.
@Suite struct TemplateTests {
  private static let folder = URL(filePath: #filePath)
    .appending(path: "../../../templates/swift").standardized

  @Test func embeddedTemplatesEqualTheFiles() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".mustache") }.sorted()
    #expect(BuiltinTemplates.all.map { $0.name + ".mustache" } == files)
    for (name, text) in BuiltinTemplates.all {
      let file = try String(
        contentsOf: Self.folder.appending(path: "\(name).mustache"), encoding: .utf8)
      #expect(text == file, "run templates/swift/embed.sh")
    }
  }

  @Test(arguments: TemplateName.allCases)
  func builtinTemplatesUseOnlyKnownNames(name: TemplateName) throws {
    let source = try #require(TemplateSet.builtin[name])
    #expect(check(source.text, as: name).isEmpty)
  }

  @Test(arguments: [
    ("a\n  {{nmae}}", "t.mustache:2:3: error: [GEN0101] unknown name 'nmae' in a template"),
    ("{{#colunms}}", "t.mustache:1:1: error: [GEN0101] unknown name 'colunms' in a template"),
    ("{{lib.PGRwo}}", "t.mustache:1:1: error: [GEN0101] unknown name 'lib.PGRwo' in a template"),
    ("é{{> part}}", "t.mustache:1:3: error: [GEN0104] no partial 'part'"),
    ("{{{doc}}}", "t.mustache:1:1: error: [GEN0102] the tag '{{{…}}' is not offered"),
    ("{{=<% %>=}}", "t.mustache:1:1: error: [GEN0102] the tag '{{=…}}' is not offered"),
    ("{{#doc}}", "t.mustache:1:1: error: [GEN0103] section 'doc' is never closed"),
    ("{{/doc}}", "t.mustache:1:1: error: [GEN0103] no section 'doc' is open here"),
    ("{{#doc}}{{/type}}", "t.mustache:1:9: error: [GEN0103] section 'doc' has to be closed"),
    ("x {{doc", "t.mustache:1:3: error: [GEN0103] this tag is not closed on its line"),
    ("{{reversed(doc)}}", "t.mustache:1:1: error: [GEN0101] unknown name 'reversed(doc)'"),
  ])
  func mistakesAreLocated(template: String, expected: String) throws {
    let first = try #require(check(template, as: .table).first)
    #expect(CompilerFormat.render(first).hasPrefix(expected))
  }

  @Test func nameOfAnInnerViewIsKnownOnlyInItsSection() {
    #expect(check("{{#finders}}{{sql}} {{type}}{{/finders}}", as: .table).isEmpty)
    #expect(check("{{sql}}", as: .table).map(\.code) == ["GEN0101"])
  }

  @Test func wrongTemplateRendersNothing() {
    var set = TemplateSet.builtin
    set[.enum] = TemplateSet.Source(text: "{{oops}}", file: "enum.mustache")
    var diagnostics = Diagnostics()
    let files = SwiftGenerator(BlogSample.schema).files(
      for: [], templates: set, into: &diagnostics)
    #expect(files == nil)
    #expect(diagnostics.all.map(\.code) == ["GEN0101"])
  }

  @Test func valuesOfSeveralLinesTakeTheLinesIndentation() {
    let lines = TemplateRenderer.lines(of: "a {\n    x\u{1}y\u{1}\u{1}z\n  \n}\n")
    #expect(lines.map(\.description) == ["a {", "    x", "    y", "", "    z", "", "}"])
  }

  @Test func partialsAreIndentedAndKnowTheNamesAroundThem() throws {
    var set = TemplateSet.builtin
    set[.schema] = TemplateSet.Source(
      text: "{{#namespaces}}\n  {{> item}}\n{{/namespaces}}\n", file: "schema.mustache")
    set.partials["item"] = TemplateSet.Source(
      text: "// {{name}} <&>\n{{#doc}}\n{{doc}}\n{{/doc}}\n", file: "item.mustache")
    var diagnostics = Diagnostics()
    let files = SwiftGenerator(BlogSample.schema).files(
      for: [], templates: set, into: &diagnostics)
    #expect(diagnostics.all.isEmpty)
    let lines = try #require(files?.first).contents.split(separator: "\n")
    #expect(lines.first?.hasPrefix("  // ") == true && lines.first?.hasSuffix(" <&>") == true)
    #expect(lines.allSatisfy { $0.hasPrefix("  //") } && lines.count > 1)
  }

  @Test func partialsThatUnfoldWithoutMeasureAreStopped() {
    var set = TemplateSet.builtin
    set[.schema] = TemplateSet.Source(text: "{{> p0}}", file: "schema.mustache")
    for number in 0..<64 {
      let next = number == 63 ? "{{header}}" : "{{> p\(number + 1)}}{{> p\(number + 1)}}"
      set.partials["p\(number)"] = TemplateSet.Source(text: next, file: "p\(number).mustache")
    }
    var diagnostics = Diagnostics()
    TemplateChecker.check(set, into: &diagnostics)
    #expect(diagnostics.all.map(\.code).contains("GEN0106"))
  }

  private func check(_ text: String, as name: TemplateName) -> [Diagnostic] {
    var diagnostics = Diagnostics()
    TemplateChecker.check(
      TemplateSet.Source(text: text, file: "t.mustache"), as: name, into: &diagnostics)
    return diagnostics.all
  }
}
