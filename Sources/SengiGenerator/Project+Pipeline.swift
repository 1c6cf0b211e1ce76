import SengiDiagnostics
import SengiJSONSchema
import SengiReading
import SengiSchema
import SengiSwift

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Project {
  /// A schema that has passed every check, ready to be written as Swift.
  public struct Reading: Sendable {
    public let read: ReadSchema
    public let configuration: ProjectConfiguration
    let generator: SwiftGenerator

    /// The JSON Schema of every shape, one file each.
    public var jsonSchemas: [GeneratedFile] {
      JSONSchemaWriter(read.schema).documents().map {
        GeneratedFile(name: $0.name, contents: $0.text)
      }
    }

    /// The schema's Swift.
    /// - Returns: nil when there is an error, which is then among the diagnostics.
    public func files(
      templates: TemplateSet = .builtin, into diagnostics: inout Diagnostics
    ) -> [GeneratedFile]? {
      generator.files(for: read.units, templates: templates, into: &diagnostics)
    }

    /// What templates are given, and the schema with its Swift names, as JSON.
    /// - Returns: nil when there is an error, which is then among the diagnostics.
    public func viewModel(into diagnostics: inout Diagnostics) -> String? {
      generator.viewModel(for: read.units, into: &diagnostics)
    }
  }

  /// Reads and checks the whole project.
  /// - Parameter target: The server to check for instead of the configuration's.
  /// - Returns: nil when there is an error, which is then among the diagnostics.
  public func read(
    target: PostgresVersion? = nil, into diagnostics: inout Diagnostics
  ) -> Reading? {
    let files = schemas.files(into: &diagnostics)
    guard var configuration = readConfiguration(into: &diagnostics) else { return nil }
    if let target { configuration.target = target }
    guard
      let read = SchemaReader.read(
        files.map { SchemaFile(name: $0.name, path: $0.path, contents: $0.bytes) },
        configuration: configuration, into: &diagnostics)
    else { return nil }
    return Reading(read, configuration, into: &diagnostics)
  }

  /// The project's Swift.
  /// - Returns: nil when there is an error, which is then among the diagnostics.
  public func generate(
    templates: TemplateSet = .builtin, into diagnostics: inout Diagnostics
  ) -> [GeneratedFile]? {
    read(into: &diagnostics)?.files(templates: templates, into: &diagnostics)
  }

  func readConfiguration(into diagnostics: inout Diagnostics) -> ProjectConfiguration? {
    guard let path = configuration else { return ProjectConfiguration() }
    do {
      let data = try Data(contentsOf: URL(filePath: path))
      return ProjectConfiguration.read(Array(data), path: path, into: &diagnostics)
    } catch {
      diagnostics.error(
        "CFG0102", "cannot read the file: \(FileFailure.reason(error))",
        at: SourceRange(file: path))
      return nil
    }
  }
}

extension Project.Reading {
  /// Checks what Swift makes of a schema, wherever its files were read from.
  /// - Returns: nil when there is an error, which is then among the diagnostics.
  public init?(
    _ read: ReadSchema, _ configuration: ProjectConfiguration, into diagnostics: inout Diagnostics
  ) {
    let options = SwiftOptions(configuration.swift, for: read.schema, into: &diagnostics)
    generator = SwiftGenerator(read.schema, main: configuration.mainNamespace, options: options)
    self.read = read
    self.configuration = configuration
    for finding in generator.findings { diagnostics.emit(finding.located(in: read.sources)) }
    if diagnostics.hasErrors { return nil }
  }

  /// What something of the schema is called in Swift; nil for what has no name there.
  public func swiftName(of path: ObjectPath) -> SwiftDeclarationName? {
    generator.swiftName(of: path)
  }
}

extension SwiftFinding {
  /// The finding at its place in the schema's files.
  fileprivate func located(in sources: SourceMap) -> Diagnostic {
    Diagnostic(
      severity, code, message, remedy: remedy,
      at: sources.range(of: path, concernsSwiftName ? .swiftName : .whole),
      notes: notes.map { Diagnostic.Note($0.message, at: sources.range(of: $0.path)) })
  }
}
