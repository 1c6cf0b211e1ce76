import Foundation
import SengiDiagnostics
import SengiReading
import SengiSQL
import SengiSchema
import SengiSteps
import Testing

@testable import SengiHazards

/// A script as text, and what is found in it.
struct HazardFixture {
  let read: ReadScript
  let analysis: ScriptAnalysis

  init(
    _ sql: String, before: String? = nil, target: Int = 15, rows: [QualifiedName: Int] = [:],
    allowing: Set<String> = []
  ) throws {
    var diagnostics = Diagnostics()
    let read = MigrationScript.read(sql, file: "up.sql", into: &diagnostics)
    self.read = try #require(read, "\(CompilerFormat.render(diagnostics))")
    analysis = ScriptAnalysis(
      of: self.read.script, before: try before.map(Self.schema),
      target: PostgresVersion(major: target), rows: rows, allowing: allowing)
  }

  static func schema(_ yaml: String) throws -> Schema {
    var diagnostics = Diagnostics()
    let file = SchemaFile(name: "app", path: "app.yaml", contents: Array(yaml.utf8))
    let read = SchemaReader.read(
      [file], configuration: ProjectConfiguration(), into: &diagnostics)
    return try #require(read, "\(CompilerFormat.render(diagnostics))").schema
  }

  var codes: [String] { analysis.hazards.map(\.code.code.description) }
}

func name(_ text: String) -> QualifiedName {
  QualifiedName(Schema.publicNamespace, SQLIdentifier(truncating: text))
}
