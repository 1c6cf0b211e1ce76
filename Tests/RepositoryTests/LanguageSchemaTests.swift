import Foundation
import SengiDiagnostics
import SengiReading
import SengiYAML
import Testing

/// The published JSON Schemas are the reader's own declarations, and fit what the reader reads.
@Suite struct LanguageSchemaTests {
  @Test(arguments: [
    ("sengi.schema.json", LanguageSchema.schemaFiles),
    ("sengi.config.schema.json", LanguageSchema.configuration),
  ]) func thePublishedFileIsUpToDate(_ name: String, _ text: String) throws {
    let file = DocumentedSchemaTests.root.appending(path: "Documentation/\(name)")
    let published = try? String(contentsOf: file, encoding: .utf8)
    #expect(
      published == text, "write it with 'sengi init --write' and copy it to Documentation/\(name)")
  }

  private static func node(_ text: String) throws -> YAMLNode {
    let (node, findings) = YAMLReader.read(Array(text.utf8), file: "a.yaml")
    #expect(CompilerFormat.render(findings) == "")
    return try #require(node)
  }

  @Test(arguments: DocumentedSchemaTests.blocks("yaml")) func blocksOfThePagesFit(
    _ block: DocumentedSchemaTests.Block
  ) throws {
    let isConfiguration = block.text.hasPrefix("target:")
    let check = try JSONSchemaCheck(
      isConfiguration ? LanguageSchema.configuration : LanguageSchema.schemaFiles)
    #expect(check.faults(try Self.node(block.text)) == [])
  }

  @Test(arguments: DocumentedSchemaTests.blocks("yaml fixed")) func mendedBlocksFit(
    _ block: DocumentedSchemaTests.Block
  ) throws {
    let isConfiguration = block.text.hasPrefix("target:") || block.text.hasPrefix("lint:")
    let check = try JSONSchemaCheck(
      isConfiguration ? LanguageSchema.configuration : LanguageSchema.schemaFiles)
    #expect(check.faults(try Self.node(block.text)) == [])
  }

  @Test(arguments: ["auth", "blog", "storage", "teams"]) func examplesFit(_ name: String) throws {
    let file = DocumentedSchemaTests.root.appending(path: "schemas/\(name)/\(name).yaml")
    let check = try JSONSchemaCheck(LanguageSchema.schemaFiles)
    #expect(check.faults(try Self.node(String(contentsOf: file, encoding: .utf8))) == [])
  }

  @Test(arguments: [
    "table: {}", "tables: { t: { colums: {} } }", "tables: { t: { columns: { a: { tag: b } } } }",
    "tables: { t: { columns: { a: [int] } } }", "enums: { e: { values: [a], storage: ext } }",
    "tables: { t: { rls: maybe } }", "tables: { t: { triggers: ['before insert'] } }",
    "tables: { t: { use: [{ version: { colum: a } }] } }", "extensions: citext",
    "mixins: { m: { inherits: [t] } }", "views: { v: { sql: as select 1, indices: [] } }",
    "tables: { t: { columns: { a: { sql: int, statistics: 10001 } } } }",
  ]) func whatTheReaderRefusesDoesNotFit(_ text: String) throws {
    let check = try JSONSchemaCheck(LanguageSchema.schemaFiles)
    #expect(check.faults(try Self.node(text)) != [])
    var diagnostics = Diagnostics()
    let file = SchemaFile(name: "a", path: "a.yaml", contents: Array(text.utf8))
    _ = SchemaReader.read([file], into: &diagnostics)
    #expect(diagnostics.hasErrors, "the reader takes it")
  }
}
