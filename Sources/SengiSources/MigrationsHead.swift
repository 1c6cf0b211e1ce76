import SengiDiagnostics
import SengiMigrations
import SengiReading

/// The schema after the newest of a folder's migrations.
public enum MigrationsHead {
  /// The files of the snapshot of the only migration that no other builds on.
  /// - Throws: ``SourceFailure``.
  public static func files(of folder: String) throws(SourceFailure) -> SourceFiles {
    var diagnostics = Diagnostics()
    guard let graph = MigrationGraph.read(MigrationFolder(path: folder), into: &diagnostics) else {
      throw SourceFailure(.configuration, diagnostics)
    }
    let heads = graph.heads
    guard let head = heads.first else {
      throw SourceFailure(
        .configuration, DiffCode.noMigration, "there are no migrations in '\(folder)'",
        remedy: "make the first with `sengi migrate new`")
    }
    guard heads.count == 1 else {
      throw SourceFailure(
        .configuration, DiffCode.severalHeads,
        "no migration in '\(folder)' builds on both \(head.name) and \(heads[1].name)",
        remedy: "put one on top of the other with `sengi migrate rebase`")
    }
    return SourceFiles(head.snapshot, at: "\(folder)/\(head.name)")
  }
}

extension SourceFiles {
  /// The YAML that a migration's snapshot keeps.
  /// - Parameter path: What findings name before the files' own names.
  public init(_ snapshot: MigrationSnapshot, at path: String) {
    var files: [SchemaFile] = []
    var configuration: Configuration?
    for file in snapshot.files {
      let contents = Array(file.text.utf8)
      let place = "\(path)/schema.json:\(file.name)"
      if file.name == "sengi.yaml" {
        configuration = Configuration(path: place, contents: contents)
      } else if file.name.hasSuffix(".yaml") {
        files.append(
          SchemaFile(
            name: String(file.name.dropLast(".yaml".count)), path: place, contents: contents))
      }
    }
    self.init(files: files, configuration: configuration)
  }

  /// The files as a migration's snapshot keeps them.
  public var snapshotFiles: [MigrationSnapshot.File] {
    let schema = files.map { file in
      MigrationSnapshot.File(
        name: file.name + ".yaml", text: String(decoding: file.contents, as: UTF8.self))
    }
    let settings = configuration.map { settings in
      MigrationSnapshot.File(
        name: "sengi.yaml", text: String(decoding: settings.contents, as: UTF8.self))
    }
    return schema + (settings.map { [$0] } ?? [])
  }
}
