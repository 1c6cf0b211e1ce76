import SengiDiagnostics
import SengiReading
import SengiSQL
import SengiSchema
import SengiYAML

@testable import SengiWriting

/// A schema written, and what came back.
struct WrittenSchema {
  let files: [(name: String, text: String)]
  let schema: Schema?
  let findings: String

  init(_ schema: Schema, configuration: ProjectConfiguration = ProjectConfiguration()) {
    var configuration = configuration
    configuration.target = schema.target
    files = SchemaWriter.files(for: schema, configuration: configuration)
    (self.schema, findings) = read(files, configuration: configuration)
  }

  var text: String {
    files.map { (files.count > 1 ? "# \($0.name)\n" : "") + $0.text }.joined(separator: "\n")
  }

  /// Files that `sengi format` would change.
  var unformatted: [String] {
    files.compactMap { file in
      let (bytes, found) = YAMLFormatter.format(Array(file.text.utf8), file: file.name)
      let isSame = bytes == Array(file.text.utf8) && found.all.isEmpty
      return isSame ? nil : String(decoding: bytes, as: UTF8.self) + CompilerFormat.render(found)
    }
  }
}

/// Reads files without applying the rules.
func read(
  _ files: [(name: String, text: String)],
  configuration: ProjectConfiguration = ProjectConfiguration()
) -> (schema: Schema?, findings: String) {
  var diagnostics = Diagnostics()
  let read = SchemaReader.read(
    files.map { SchemaFile(name: $0.name, path: $0.name + ".yaml", contents: Array($0.text.utf8)) },
    configuration: configuration, appliesRules: false, into: &diagnostics)
  return (read?.schema, CompilerFormat.render(diagnostics))
}
