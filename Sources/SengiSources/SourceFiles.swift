import SengiDiagnostics
import SengiGenerator
import SengiReading

/// The YAML of one side: schema files and settings, wherever they were found.
public struct SourceFiles: Sendable, Hashable {
  /// By name.
  public var files: [SchemaFile]
  /// The path and bytes of `sengi.yaml`; nil where there is none.
  public var configuration: Configuration?

  public struct Configuration: Sendable, Hashable {
    public var path: String
    public var contents: [UInt8]

    public init(path: String, contents: [UInt8]) {
      self.path = path
      self.contents = contents
    }
  }

  public init(files: [SchemaFile], configuration: Configuration? = nil) {
    self.files = files.sorted { $0.name < $1.name }
    self.configuration = configuration
  }

  /// Whether both say the same, byte for byte, wherever they lie.
  func isSame(as other: SourceFiles) -> Bool {
    configuration?.contents == other.configuration?.contents
      && files.map(\.name) == other.files.map(\.name)
      && files.map(\.contents) == other.files.map(\.contents)
  }

  /// - Throws: ``SourceFailure`` with every finding.
  public func read() throws(SourceFailure) -> ReadSource {
    var diagnostics = Diagnostics()
    var settings = ProjectConfiguration()
    if let configuration {
      guard
        let read = ProjectConfiguration.read(
          configuration.contents, path: configuration.path, into: &diagnostics)
      else { throw SourceFailure(.configuration, diagnostics) }
      settings = read
    }
    guard let read = SchemaReader.read(files, configuration: settings, into: &diagnostics) else {
      throw SourceFailure(.invalidInput, diagnostics)
    }
    return ReadSource(read: read, settings: settings, files: self)
  }
}

/// A side that is YAML, read.
public struct ReadSource: Sendable {
  public var read: ReadSchema
  public var settings: ProjectConfiguration
  public var files: SourceFiles
}

extension SourceFiles {
  /// The project in a folder.
  static func folder(_ path: String) throws(SourceFailure) -> SourceFiles {
    var diagnostics = Diagnostics()
    guard let project = Project.find(schemas: path, into: &diagnostics) else {
      throw SourceFailure(.configuration, diagnostics)
    }
    return try SourceFiles(path, configuration: project.configuration)
  }

  /// The files of a folder, with the settings of a file that need not be near.
  /// - Throws: ``SourceFailure``.
  public init(_ folder: String, configuration: String?) throws(SourceFailure) {
    var diagnostics = Diagnostics()
    let files = SchemaFolder(path: folder).files(into: &diagnostics)
    guard !diagnostics.hasErrors else { throw SourceFailure(.configuration, diagnostics) }
    var settings: Configuration?
    if let path = configuration {
      settings = Configuration(path: path, contents: try LocalFile.contents(of: path))
    }
    self.init(
      files: files.map { SchemaFile(name: $0.name, path: $0.path, contents: $0.bytes) },
      configuration: settings)
  }
}
