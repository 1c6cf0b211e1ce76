import SengiDiagnostics
import SengiSchema
import SengiSwift
import Testing

/// The files of a schema in which each namespace is one schema file.
func generate(
  _ schema: Schema, _ options: SwiftOptions = SwiftOptions(),
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> [GeneratedFile] {
  let generator = SwiftGenerator(schema, options: options)
  #expect(
    generator.findings.filter { $0.severity == .error }.isEmpty, sourceLocation: sourceLocation)
  var diagnostics = Diagnostics()
  let units = schema.namespaces.map { unit($0.name.name, $0) }
  let files = generator.files(for: units, into: &diagnostics)
  #expect(diagnostics.all.isEmpty, sourceLocation: sourceLocation)
  return try #require(files, sourceLocation: sourceLocation)
}
