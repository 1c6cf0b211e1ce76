import SengiMigrations
import SengiReading

extension SourceFiles {
  private static let configurationName = "sengi.yaml"
  private static let suffix = ".yaml"

  /// The schema after a migration, as its snapshot keeps it.
  public init(_ migration: Migration) {
    var files: [SchemaFile] = []
    var configuration: Configuration?
    for file in migration.snapshot.files {
      let path = "\(migration.name)/schema.json:\(file.name)"
      let contents = Array(file.text.utf8)
      if file.name == Self.configurationName {
        configuration = Configuration(path: path, contents: contents)
      } else if file.name.hasSuffix(Self.suffix) {
        files.append(
          SchemaFile(
            name: String(file.name.dropLast(Self.suffix.count)), path: path, contents: contents))
      }
    }
    self.init(files: files, configuration: configuration)
  }

  /// The files as a snapshot keeps them.
  public var snapshotFiles: [MigrationSnapshot.File] {
    var snapshot = files.map { file in
      MigrationSnapshot.File(
        name: file.name + Self.suffix, text: String(decoding: file.contents, as: UTF8.self))
    }
    if let configuration {
      snapshot.append(
        MigrationSnapshot.File(
          name: Self.configurationName,
          text: String(decoding: configuration.contents, as: UTF8.self)))
    }
    return snapshot
  }
}
