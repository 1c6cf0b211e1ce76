import Foundation
import Testing

/// Every mistake in an overriding template is told with its place, and nothing is written then.
@Suite struct TemplateOverrideTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Files of the template folder.
    var files: [String: [UInt8]]
    /// Lines on the error output, without the folder.
    var expected: [String]

    init(_ name: String, _ files: [String: String], _ expected: String...) {
      self.init(name, bytes: files.mapValues { Array($0.utf8) }, expected)
    }

    init(_ name: String, bytes: [String: [UInt8]], _ expected: [String]) {
      testDescription = name
      files = bytes
      self.expected = expected
    }
  }

  static let cases = [
    Case(
      "unknown name", ["enum.mustache": "{{doc}}\n  {{haeder}}\n"],
      "enum.mustache:2:3: error: [GEN0101] unknown name 'haeder' in a template; "
        + "did you mean 'header'?"),
    Case(
      "unknown section", ["table.mustache": "{{#colums}}\n{{/colums}}\n"],
      "table.mustache:1:1: error: [GEN0101] unknown name 'colums' in a template; "
        + "did you mean 'columns'?"),
    Case(
      "unknown inverted section", ["file.mustache": "{{header}}\n\n{{^none}}x{{/none}}\n"],
      "file.mustache:3:1: error: [GEN0101] unknown name 'none' in a template"),
    Case(
      "name of another view", ["union.mustache": "\t{{columnList}}"],
      "union.mustache:1:2: error: [GEN0101] unknown name 'columnList' in a template"),
    Case(
      "name outside its section", ["table.mustache": "{{#columns}}\n{{/columns}}{{columnType}}"],
      "table.mustache:2:13: error: [GEN0101] unknown name 'columnType' in a template"),
    Case(
      "unknown name of the library", ["enum.mustache": "{{lib.Sring}} {{lib.String}}"],
      "enum.mustache:1:1: error: [GEN0101] unknown name 'lib.Sring' in a template; "
        + "did you mean 'lib.String'?"),
    Case(
      "tag without a name", ["enum.mustache": "é {{ }}"],
      "enum.mustache:1:4: error: [GEN0101] this tag names nothing"),
    Case(
      "lambda", ["enum.mustache": "{{doc}}\n{{uppercased(doc)}}"],
      "enum.mustache:2:1: error: [GEN0101] unknown name 'uppercased(doc)' in a template"),
    Case(
      "three braces", ["shape.mustache": "x\n{{{doc}}}\n"],
      "shape.mustache:2:1: error: [GEN0102] the tag '{{{…}}' is not offered in templates"),
    Case(
      "ampersand", ["shape.mustache": "{{header}}{{& doc}}"],
      "shape.mustache:1:11: error: [GEN0102] the tag '{{&…}}' is not offered in templates"),
    Case(
      "other delimiters", ["relations.mustache": "{{=<% %>=}}\n<%header%>\n"],
      "relations.mustache:1:1: error: [GEN0102] the tag '{{=…}}' is not offered in templates"),
    Case(
      "block", ["relations.mustache": "{{header}}\n{{$block}}{{/block}}"],
      "relations.mustache:2:1: error: [GEN0102] the tag '{{$…}}' is not offered in templates",
      "relations.mustache:2:11: error: [GEN0103] no section 'block' is open here"),
    Case(
      "pragma", ["enum.mustache": "{{% CONTENT_TYPE:HTML}}"],
      "enum.mustache:1:1: error: [GEN0102] the tag '{{%…}}' is not offered in templates"),
    Case(
      "partial chosen by a value", ["enum.mustache": "{{>*doc}}"],
      "enum.mustache:1:1: error: [GEN0102] the tag '{{>*…}}' is not offered in templates"),
    Case(
      "unclosed section", ["table.mustache": "{{doc}}\n{{#insert}}\n{{insertHeader}}\n"],
      "table.mustache:2:1: error: [GEN0103] section 'insert' is never closed"),
    Case(
      "wrong close",
      ["table.mustache": "{{#insert}}\n{{#mirror}}\n {{/insert}}{{/mirror}}{{/insert}}"],
      "table.mustache:3:2: error: [GEN0103] section 'mirror' has to be closed before 'insert'"),
    Case(
      "close without an open", ["schema.mustache": "{{header}} {{/header}}"],
      "schema.mustache:1:12: error: [GEN0103] no section 'header' is open here"),
    Case(
      "tag that does not end", ["schema.mustache": "{{header}}\na {{#namespaces\n}}"],
      "schema.mustache:2:3: error: [GEN0103] this tag is not closed on its line; add '}}'"),
    Case(
      "missing partial",
      ["table.mustache": "{{doc}}\n  {{> keyy}}", "partials/keys.mustache": "{{type}}"],
      "table.mustache:2:3: error: [GEN0104] no partial 'keyy'; did you mean 'keys'?"),
    Case(
      "template as a partial", ["file.mustache": "{{> table}}"],
      "file.mustache:1:1: error: [GEN0104] 'table' is a template, no partial; "
        + "write it in 'partials/table.mustache'"),
    Case(
      "partial that does not know the name",
      ["enum.mustache": "{{> p}}", "partials/p.mustache": "a\n{{columnList}}\n"],
      "partials/p.mustache:2:1: error: [GEN0101] unknown name 'columnList' in a template"),
    Case(
      "partial with an open section",
      ["enum.mustache": "{{#doc}}{{> p}}{{/doc}}", "partials/p.mustache": "{{/doc}}{{#doc}}"],
      "partials/p.mustache:1:1: error: [GEN0103] no section 'doc' is open here",
      "partials/p.mustache:1:9: error: [GEN0103] section 'doc' is never closed"),
    Case(
      "recursion",
      [
        "enum.mustache": "{{> a}}", "partials/a.mustache": "x\n{{> b}}",
        "partials/b.mustache": "\n\n  {{> a}}",
      ],
      "partials/b.mustache:3:3: error: [GEN0106] the partial takes itself in: a → b → a"),
    Case(
      "file of no template", ["tabel.mustache": "{{doc}}"],
      "tabel.mustache:1:1: error: [GEN0107] there is no template 'tabel' to override; "
        + "did you mean 'table'?"),
    Case(
      "list as text", ["table.mustache": "{{doc}}\n{{finders}}"],
      "table.mustache:2:1: error: [GEN0108] 'finders' is no text; open it with '{{#finders}}'"),
    Case(
      "condition as text", ["shape.mustache": "{{hasPath}}"],
      "shape.mustache:1:1: error: [GEN0108] 'hasPath' is a condition; open it with '{{#hasPath}}'"),
    Case(
      "part of a list", ["table.mustache": "{{columns.columnName}}"],
      "table.mustache:1:1: error: [GEN0108] 'columns' has no parts that a dot reaches; "
        + "open it with '{{#columns}}'"),
    Case(
      "item of no list", ["table.mustache": "{{#finders}}\n{{.}}\n{{/finders}}"],
      "table.mustache:2:1: error: [GEN0108] '.' is no text here; name a part of it"),
    Case(
      "no UTF-8", bytes: ["enum.mustache": Array("é\nab".utf8) + [0xFF]],
      ["enum.mustache:2:3: error: [GEN0105] the template is not UTF-8 here"]),
    Case(
      "control character", ["enum.mustache": "\r\n\u{1}"],
      "enum.mustache:2:1: error: [GEN0105] the template has a control character here"),
    Case(
      "mistakes in many files",
      ["enum.mustache": "{{a}}\r\n{{b}}", "other.mustache": "", "table.mustache": "{{#doc}}"],
      "enum.mustache:1:1: error: [GEN0101] unknown name 'a' in a template",
      "enum.mustache:2:1: error: [GEN0101] unknown name 'b' in a template",
      "other.mustache:1:1: error: [GEN0107] there is no template 'other' to override; "
        + "a partial belongs into the subfolder 'partials'",
      "table.mustache:1:1: error: [GEN0103] section 'doc' is never closed"),
  ]

  @Test(arguments: cases) func mistakesAreLocatedAndNothingIsWritten(_ item: Case) async throws {
    let folder = try TemporaryFolder()
    for (name, bytes) in item.files { try folder.write("templates/\(name)", bytes) }
    let output = folder.url.appending(path: "out").path
    let templates = folder.url.appending(path: "templates").path
    let run = try await SengiProgram.run([
      "generate", "--schemas", VerbTests.schemas, "--output", output, "--templates", templates,
    ])
    let lines = run.errors.replacing(templates + "/", with: "").split(separator: "\n")
    #expect(lines.map(String.init) == item.expected)
    #expect(run.status == 3 && run.output == "")
    #expect(!FileManager.default.fileExists(atPath: output))
  }

  @Test func exportedTemplatesMakeTheSameSwift() async throws {
    let folder = try TemporaryFolder()
    func path(_ name: String) -> String { folder.url.appending(path: name).path }
    let export = try await SengiProgram.run(["templates", "export", path("t")])
    #expect(export.status == 0 && export.output.split(separator: "\n").count >= 7)
    let generate = ["generate", "--schemas", VerbTests.schemas, "--output", path("out")]
    #expect(try await SengiProgram.run(generate).status == 0)
    let check = try await SengiProgram.run(generate + ["--check", "--templates", path("t")])
    #expect(check.status == 0, "printed: \(check.output)\(check.errors)")
  }

  @Test func exportOverwritesOnlyWhenTold() async throws {
    let folder = try TemporaryFolder()
    try folder.write("t/enum.mustache", Array("{{doc}}\n".utf8))
    let templates = folder.url.appending(path: "t")
    let refused = try await SengiProgram.run(["templates", "export", templates.path])
    #expect(refused.status == 5 && refused.errors.contains("enum.mustache:1:1: error: [CFG0109]"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: templates.path).count == 1)
    let forced = try await SengiProgram.run(["templates", "export", "--force", templates.path])
    #expect(forced.status == 0 && forced.output.contains("replaced enum.mustache\n"))
    let again = try await SengiProgram.run(["templates", "export", templates.path])
    #expect(again.status == 0 && again.output == "")
  }

  @Test func anOverrideChangesTheSwift() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "t/schema.mustache", Array("{{header}}\n{{#namespaces}}\n// {{name}}\n{{/namespaces}}\n".utf8)
    )
    try folder.write("sengi.yaml", Array("target: 15\noutput: made\ntemplates: t\n".utf8))
    let run = try await SengiProgram.run([
      "generate", "--schemas", VerbTests.schemas, "--config",
      folder.url.appending(path: "sengi.yaml").path,
    ])
    #expect(run.status == 0, "printed: \(run.errors)")
    let made = try String(
      contentsOf: folder.url.appending(path: "made/Schema.swift"), encoding: .utf8)
    #expect(made.hasSuffix("// Auth\n// Blog\n// Storage\n// Teams\n"))
  }
}
