import SengiDiagnostics
import SengiReading

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Project {
  /// The project that a pull writes to, whose folder need not be there yet.
  ///
  /// Without `folder`, it is the project around the current folder, else `schemas` in it.
  public static func forPulling(
    into folder: String?, configuration: String?, into diagnostics: inout Diagnostics
  ) -> Project? {
    if let folder, !FileManager.default.fileExists(atPath: folder) {
      var ignored = Diagnostics()
      let around = find(configuration: configuration, into: &ignored)
      if let configuration, around == nil {
        return find(schemas: ".", configuration: configuration, into: &diagnostics).map {
          Project(schemas: SchemaFolder(path: folder), configuration: $0.configuration)
        }
      }
      return Project(
        schemas: SchemaFolder(path: folder),
        configuration: around?.configuration ?? configurationFile(upwardFrom: "."))
    }
    if let folder { return find(schemas: folder, configuration: configuration, into: &diagnostics) }
    var ignored = Diagnostics()
    if let found = find(configuration: configuration, into: &ignored) { return found }
    guard ignored.all.allSatisfy({ $0.code == "CFG0107" }) else {
      diagnostics.append(contentsOf: ignored.all)
      return nil
    }
    let file = configuration ?? configurationFile(upwardFrom: ".")
    return Project(schemas: SchemaFolder(path: target(of: file)), configuration: file)
  }

  /// The folder that the configuration names, else `schemas` beside it.
  private static func target(of configuration: String?) -> String {
    guard let configuration else { return "schemas" }
    let named = schemas(in: configuration) ?? "schemas"
    return named.hasPrefix("/") ? named : join(parent(configuration), named)
  }

  /// The project's settings; the defaults where it has no file of them.
  /// - Returns: nil when there is an error, which is then among the diagnostics.
  public func settings(into diagnostics: inout Diagnostics) -> ProjectConfiguration? {
    readConfiguration(into: &diagnostics)
  }

  /// The schema files as they are; none where there is no folder yet.
  public func schemaFiles(into diagnostics: inout Diagnostics) -> [SchemaFile] {
    guard FileManager.default.fileExists(atPath: schemas.path) else { return [] }
    return schemas.files(into: &diagnostics).map {
      SchemaFile(name: $0.name, path: $0.path, contents: $0.bytes)
    }
  }
}
