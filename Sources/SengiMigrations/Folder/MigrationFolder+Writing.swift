import SengiDiagnostics
import SengiSteps

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a migration's folder is to hold.
public struct MigrationDraft: Sendable, Hashable {
  public var name: MigrationName
  public var snapshot: MigrationSnapshot
  /// The text of `up.sql`.
  public var up: String
  /// The text of `down.sql`; nil for none.
  public var down: String?

  public init(name: MigrationName, snapshot: MigrationSnapshot, up: String, down: String?) {
    self.name = name
    self.snapshot = snapshot
    self.up = up
    self.down = down
  }

  public init(
    name: MigrationName, snapshot: MigrationSnapshot, up: MigrationScript, down: MigrationScript?
  ) {
    self.init(name: name, snapshot: snapshot, up: up.text, down: down?.text)
  }
}

extension MigrationFolder {
  /// Writes a folder that is not there yet, wholly or not at all.
  ///
  /// - Returns: false after a finding.
  public func write(_ draft: MigrationDraft, into diagnostics: inout Diagnostics) -> Bool {
    let target = "\(path)/\(draft.name)"
    // Readers pass over names with a point, so nobody sees a folder with half of its files.
    let staged = "\(path)/.\(draft.name).sengi-new"
    do {
      try? FileManager.default.removeItem(atPath: staged)
      try FileManager.default.createDirectory(atPath: staged, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: staged) }
      try Data(draft.up.utf8).write(to: URL(filePath: staged + "/up.sql"))
      if let down = draft.down {
        try Data(down.utf8).write(to: URL(filePath: staged + "/down.sql"))
      }
      try Data(draft.snapshot.text.utf8).write(to: URL(filePath: staged + "/schema.json"))
      try FileManager.default.moveItem(atPath: staged, toPath: target)
      return true
    } catch {
      let isTaken = FileManager.default.fileExists(atPath: target)
      diagnostics.error(
        MigrationCode.unwritableFile,
        isTaken ? "the folder is there already" : "the folder cannot be written",
        at: SourceRange(file: target))
      return false
    }
  }

  /// Puts a draft in the place of a folder of the same name.
  public func replace(_ draft: MigrationDraft, into diagnostics: inout Diagnostics) -> Bool {
    let target = "\(path)/\(draft.name)"
    let kept = "\(path)/.\(draft.name).sengi-old"
    try? FileManager.default.removeItem(atPath: kept)
    guard (try? FileManager.default.moveItem(atPath: target, toPath: kept)) != nil else {
      diagnostics.error(
        MigrationCode.unwritableFile, "the folder cannot be moved", at: SourceRange(file: target))
      return false
    }
    guard write(draft, into: &diagnostics) else {
      try? FileManager.default.moveItem(atPath: kept, toPath: target)
      return false
    }
    try? FileManager.default.removeItem(atPath: kept)
    return true
  }

  /// Writes one migration in the place of several, and removes those.
  /// - Parameter draft: With the snapshot that ``MigrationGraph/squashed(_:as:)`` gives.
  /// - Returns: false after a finding.
  public func squash(
    _ replaced: [Migration], into draft: MigrationDraft, _ diagnostics: inout Diagnostics
  ) -> Bool {
    write(draft, into: &diagnostics) && remove(replaced.map(\.name), into: &diagnostics)
  }

  /// Removes folders.
  /// - Returns: false after a finding.
  public func remove(_ names: [MigrationName], into diagnostics: inout Diagnostics) -> Bool {
    for name in names {
      let folder = "\(path)/\(name)"
      guard (try? FileManager.default.removeItem(atPath: folder)) != nil else {
        diagnostics.error(
          MigrationCode.unwritableFile, "the folder cannot be removed",
          at: SourceRange(file: folder))
        return false
      }
    }
    return true
  }
}
