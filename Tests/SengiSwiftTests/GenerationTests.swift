import Foundation
import SengiDiagnostics
import SengiGenerator
import SengiSwift
import Testing

/// A second run over unchanged input does nothing, and whatever changes is noticed.
@Suite struct GenerationTests {
  private let folder = TemporaryFolder()

  init() throws {
    try folder.write("sengi.yaml", "target: 15\n")
    try folder.write("schemas/a.yaml", Self.table("users", "name: text"))
    try folder.write("schemas/b.yaml", Self.table("posts", "title: text"))
    try folder.write("templates/partials/note.mustache", "// A note.\n")
    try folder.write(
      "templates/schema.mustache",
      "{{header}}\n{{> note}}\n{{#namespaces}}\n\n{{doc}}\npublic enum {{name}} {}\n{{/namespaces}}\n"
    )
  }

  private static func table(_ name: String, _ column: String) -> String {
    "tables:\n  \(name):\n    columns:\n      id: int primary key\n      \(column)\n"
  }

  private func run(
    cache: String? = "cache", isDry: Bool = false
  ) throws -> (changes: OutputFolder.Changes, findings: [Diagnostic]) {
    var diagnostics = Diagnostics()
    let project = try #require(
      Project.find(schemas: folder.path + "/schemas", into: &diagnostics))
    let generation = Generation(
      project, output: OutputFolder(path: folder.path + "/out"),
      templates: TemplateFolder(path: folder.path + "/templates"),
      cache: cache.map { GenerationCache(folder: folder.path + "/" + $0) })
    let changes = generation.run(isDry: isDry, into: &diagnostics)
    return (try #require(changes, "\(diagnostics.all)"), diagnostics.all)
  }

  @Test func theRecordAnswersForUnchangedInput() throws {
    #expect(try run().changes.written == ["a.swift", "b.swift", "Schema.swift"])
    // Only a run that renders counts what it finds unchanged.
    #expect(try run().changes == OutputFolder.Changes())
    #expect(try run(cache: nil).changes.unchanged == 3)
    #expect(try folder.names("out") == ["Schema.swift", "a.swift", "b.swift"])
  }

  struct Change: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var written: [String]
    var removed: [String] = []
    var make: @Sendable (TemporaryFolder) throws -> Void
  }

  static let changes = [
    Change(testDescription: "a schema file", written: ["a.swift"]) {
      try $0.write("schemas/a.yaml", table("users", "nick: text"))
    },
    Change(testDescription: "a new schema file", written: ["c.swift"]) {
      try $0.write("schemas/c.yaml", table("tags", "name: text"))
    },
    Change(testDescription: "a deleted schema file", written: [], removed: ["b.swift"]) {
      try FileManager.default.removeItem(at: $0.url("schemas/b.yaml"))
    },
    Change(testDescription: "a setting", written: ["a.swift", "b.swift"]) {
      try $0.write("sengi.yaml", "target: 15\ndefaults: { use: [timestamps] }\n")
    },
    Change(testDescription: "a template", written: ["Schema.swift"]) {
      try $0.write("templates/schema.mustache", "{{header}}\n\n{{> note}}\n")
    },
    Change(testDescription: "a partial", written: ["Schema.swift"]) {
      try $0.write("templates/partials/note.mustache", "// Another note.\n")
    },
    Change(testDescription: "a file edited by hand", written: ["a.swift"]) {
      try $0.write("out/a.swift", try $0.text("out/a.swift") + "// mine\n")
    },
    Change(testDescription: "a file removed by hand", written: ["b.swift"]) {
      try FileManager.default.removeItem(at: $0.url("out/b.swift"))
    },
    Change(testDescription: "a file left over", written: [], removed: ["old.swift"]) {
      try $0.write("out/old.swift", GeneratedFile.mark + "0 from old.yaml.\n")
    },
  ]

  @Test(arguments: changes) func whateverChangesIsNoticed(_ change: Change) throws {
    _ = try run()
    _ = try run()
    try change.make(folder)
    let dry = try run(isDry: true).changes
    #expect(dry.written.sorted() == change.written.sorted() && dry.removed == change.removed)
    let wet = try run().changes
    #expect(wet.written == dry.written && wet.removed == dry.removed)
    #expect(try run().changes == OutputFolder.Changes())
  }

  @Test func findingsAreToldAgain() throws {
    try folder.write("templates/partials/unused.mustache", "// Nobody takes me in.\n")
    #expect(try run().findings.map(\.code) == ["GEN0109"])
    #expect(try run().findings.map(\.code) == ["GEN0109"])
  }

  @Test func aRecordThatCannotBeKeptCostsNothingElse() throws {
    try folder.write("cache", "a file where the folder would be")
    #expect(try run().changes.written.count == 3)
    #expect(try run().changes.unchanged == 3)
  }

  @Test func cacheFolderIsTheUsers() {
    #expect(GenerationCache.standard(["XDG_CACHE_HOME": "/c"])?.folder == "/c/sengi")
    #expect(GenerationCache.standard(["HOME": "/h"])?.folder.hasPrefix("/h/") == true)
    #expect(GenerationCache.standard([:]) == nil)
  }
}
