import SengiDiagnostics
import SengiReading

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A schema folder and the `sengi.yaml` that goes with it.
public struct Project: Sendable, Hashable {
  public let schemas: SchemaFolder
  /// The configuration's path; nil for a project that has none and takes every default.
  public let configuration: String?

  public init(schemas: SchemaFolder, configuration: String?) {
    self.schemas = schemas
    self.configuration = configuration
  }

  /// The project in `schemas`, or the one around the folder `start`.
  ///
  /// `sengi.yaml` is looked for in the schema folder and then upward, at most to the folder with
  /// `Package.swift` or `.git`. Where no schema folder is given, it is the one that
  /// `sengi.yaml` names, else `schemas` or `Schemas` beside it, else the folder of `sengi.yaml` itself.
  /// - Returns: nil when there is no such folder, which is then among the diagnostics.
  public static func find(
    schemas: String? = nil, configuration: String? = nil, from start: String = ".",
    into diagnostics: inout Diagnostics
  ) -> Project? {
    if let configuration, !isFile(configuration) {
      diagnostics.error(
        "CFG0106", "there is no configuration file", at: SourceRange(file: configuration))
      return nil
    }
    if let schemas {
      guard isFolder(schemas) else {
        diagnostics.error("CFG0107", "there is no folder '\(schemas)'", at: nil)
        return nil
      }
      return Project(
        schemas: SchemaFolder(path: schemas),
        configuration: configuration ?? configurationFile(upwardFrom: schemas))
    }
    let found = configuration ?? configurationFile(upwardFrom: start)
    for folder in candidates(configuration: found, start: start) where hasYAML(folder) {
      return Project(
        schemas: SchemaFolder(path: folder),
        configuration: found ?? [join(folder, "sengi.yaml")].first(where: isFile))
    }
    diagnostics.error(
      "CFG0107", "there is no folder with schema files here",
      remedy: "name it with --schemas, or make 'schemas'", at: nil)
    return nil
  }

  private static func candidates(configuration: String?, start: String) -> [String] {
    if let configuration, let folder = schemas(in: configuration) {
      return [folder.hasPrefix("/") ? folder : join(parent(configuration), folder)]
    }
    let folders = [configuration.map(parent), start].compactMap { $0 }
    return folders.flatMap { folder in
      [join(folder, "schemas"), join(folder, "Schemas")] + (configuration == nil ? [] : [folder])
    }
  }

  /// The folder that the configuration names; mistakes in the file are for the reading to report.
  static func schemas(in configuration: String) -> String? {
    var ignored = Diagnostics()
    guard let data = try? Data(contentsOf: URL(filePath: configuration)) else { return nil }
    return ProjectConfiguration.read(Array(data), path: configuration, into: &ignored)?.schemas
  }

  static func configurationFile(upwardFrom folder: String) -> String? {
    var folder = folder
    for _ in 0..<64 {
      let file = folder == "." ? "sengi.yaml" : join(folder, "sengi.yaml")
      if isFile(file) { return file }
      if ["Package.swift", ".git"].contains(where: { exists(join(folder, $0)) }) { return nil }
      let above = parentFolder(of: folder)
      guard let above else { return nil }
      folder = above
    }
    return nil
  }

  /// The folder above, as a path of the same kind: relative paths stay relative.
  private static func parentFolder(of folder: String) -> String? {
    let real = URL(filePath: folder).standardizedFileURL.path
    if real == "/" { return nil }
    let last = folder.split(separator: "/").last
    if folder == "." { return ".." }
    if last == ".." || last == "." { return join(folder, "..") }
    return parent(folder)
  }

  static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func hasYAML(_ folder: String) -> Bool {
    isFolder(folder) && SchemaFolder(path: folder).hasFiles
  }

  private static func isFile(_ path: String) -> Bool { exists(path) && !isFolder(path) }

  private static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  private static func isFolder(_ path: String) -> Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
  }
}
