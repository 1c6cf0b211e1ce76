import SengiDiagnostics
import SengiSteps

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder of migrations: `migrations/20260131T120000_add_subtitle/{up.sql, down.sql, schema.json}`.
public struct MigrationFolder: Sendable, Hashable {
  /// As the user gave it.
  public let path: String

  public init(path: String) {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = String(path)
  }

  /// The path that diagnostics name.
  public func path(of name: MigrationName, file: String) -> String {
    "\(path)/\(name)/\(file)"
  }

  /// Every migration, by name. A folder that is not there holds none.
  ///
  /// What cannot be read is a finding; entries that begin with `.` and plain files are passed over.
  public func migrations(into diagnostics: inout Diagnostics) -> [Migration] {
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return [] }
    let entries: [String]
    do {
      entries = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      diagnostics.error(
        MigrationCode.unreadableFile, "cannot list the folder of migrations",
        at: SourceRange(file: path))
      return []
    }
    var migrations: [Migration] = []
    for entry in entries where !entry.hasPrefix(".") {
      let inner = path + "/" + entry
      guard FileManager.default.fileExists(atPath: inner, isDirectory: &isDirectory), isDirectory
      else { continue }
      guard let name = MigrationName(entry) else {
        diagnostics.error(
          MigrationCode.badFolderName, "'\(entry)' is not the name of a migration",
          remedy: "call it like 20260131T120000_add_subtitle, or move it elsewhere",
          at: SourceRange(file: inner))
        continue
      }
      if let migration = migration(name, into: &diagnostics) { migrations.append(migration) }
    }
    return migrations
  }

  private func migration(
    _ name: MigrationName, into diagnostics: inout Diagnostics
  ) -> Migration? {
    let files = ["schema.json", "up.sql"].map { text(name, $0, into: &diagnostics) }
    guard let json = files.first ?? nil, let sql = files.last ?? nil else { return nil }
    let snapshot = MigrationSnapshot.read(
      json, file: path(of: name, file: "schema.json"), into: &diagnostics)
    let up = MigrationScript.read(sql, file: path(of: name, file: "up.sql"), into: &diagnostics)
    var down: ReadScript?
    let downPath = path(of: name, file: "down.sql")
    if FileManager.default.fileExists(atPath: downPath) {
      guard let sql = text(name, "down.sql", into: &diagnostics),
        let read = MigrationScript.read(sql, file: downPath, into: &diagnostics)
      else { return nil }
      down = read
    }
    guard let snapshot, let up else { return nil }
    return Migration(name: name, snapshot: snapshot, up: up, down: down)
  }

  private func text(
    _ name: MigrationName, _ file: String, into diagnostics: inout Diagnostics
  ) -> String? {
    let path = path(of: name, file: file)
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      diagnostics.error(
        MigrationCode.unreadableFile, "the file cannot be read", at: SourceRange(file: path))
      return nil
    }
    guard let text = String(bytes: data, encoding: .utf8) else {
      diagnostics.error(
        MigrationCode.unreadableFile, "the file is not UTF-8", at: SourceRange(file: path))
      return nil
    }
    return text
  }
}
