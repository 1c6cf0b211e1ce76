import SengiDDL
import SengiDiagnostics
import SengiLint
import SengiReading
import SengiSchema
import SengiSwift
import SengiWriting
import SengiYAML

/// Everything that a schema file passes through in `check`, `format`, `ddl` and `generate`.
public enum FuzzSubject {
  /// What the input did that none may do; crashes and hangs are for the caller to see.
  public struct Breach: Error, CustomStringConvertible {
    public let description: String
  }

  public struct Progress: Sendable {
    public var read = 0
    public var accepted = 0

    public init() {}
  }

  public static func run(
    _ files: [[UInt8]], _ progress: inout Progress
  ) throws(Breach) {
    progress.read += 1
    for bytes in files { try format(bytes) }
    var diagnostics = Diagnostics()
    let inputs = files.enumerated().map {
      SchemaFile(name: "file\($0.offset)", path: "file\($0.offset).yaml", contents: $0.element)
    }
    let read = SchemaReader.read(inputs, into: &diagnostics)
    _ = CompilerFormat.render(diagnostics)
    _ = JSONFormat.render(diagnostics)
    guard let read else {
      if !diagnostics.hasErrors { throw Breach(description: "refused without an error") }
      try checkLocations(diagnostics)
      return
    }
    if diagnostics.hasErrors { throw Breach(description: "accepted in spite of an error") }
    progress.accepted += 1
    let sql = DDLWriter.write(read.schema)
    if sql != DDLWriter.write(read.schema) {
      throw Breach(description: "two DDL texts of one schema")
    }
    _ = Linter().lint(read.schema) { path, _ in read.sources.range(of: path) }
    try writeBack(read.schema)
    let generator = SwiftGenerator(read.schema)
    guard !generator.findings.contains(where: { $0.severity == .error }) else { return }
    var found = Diagnostics()
    let generated = generator.files(for: read.units, into: &found)
    if generated == nil { throw Breach(description: "no Swift: \(CompilerFormat.render(found))") }
  }

  /// What is written of a schema reads back as the same schema.
  private static func writeBack(_ schema: Schema) throws(Breach) {
    var diagnostics = Diagnostics()
    let files = SchemaWriter.files(for: schema).map {
      SchemaFile(name: $0.name, path: "\($0.name).yaml", contents: Array($0.text.utf8))
    }
    guard let again = SchemaReader.read(files, into: &diagnostics) else {
      throw Breach(description: "unreadable when written: \(CompilerFormat.render(diagnostics))")
    }
    if again.schema != schema, let difference = difference(schema, again.schema) {
      throw Breach(description: "another schema when written: \(difference)")
    }
  }

  /// The parts that only one of two schemas has, whatever their order: the writer puts objects
  /// of a kind together, and triggers of behaviours have no place among the others.
  private static func difference(_ first: Schema, _ second: Schema) -> String? {
    var texts = ("", "")
    dump(first, to: &texts.0)
    dump(second, to: &texts.1)
    let lines = (
      texts.0.split(separator: "\n").sorted(), texts.1.split(separator: "\n").sorted()
    )
    if lines.0 == lines.1 { return nil }
    let changes = lines.1.difference(from: lines.0).prefix(12).map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line.trimmingPrefix { $0 == " " })"
      case .remove(_, let line, _): "- \(line.trimmingPrefix { $0 == " " })"
      }
    }
    return "\n" + changes.joined(separator: "\n")
  }

  private static func checkLocations(_ diagnostics: Diagnostics) throws(Breach) {
    for finding in diagnostics.all where finding.severity == .error && finding.range == nil {
      throw Breach(description: "an error without a place: \(finding.message)")
    }
  }

  /// Formatting keeps what it cannot format, and is done after one time.
  private static func format(_ bytes: [UInt8]) throws(Breach) {
    let (once, diagnostics) = YAMLFormatter.format(bytes, file: "file.yaml")
    if !diagnostics.all.isEmpty {
      if once != bytes { throw Breach(description: "formatted in spite of findings") }
      return
    }
    let (twice, _) = YAMLFormatter.format(once, file: "file.yaml")
    if once != twice { throw Breach(description: "formatting twice is not formatting once") }
  }
}
