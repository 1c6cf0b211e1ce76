import SengiDiagnostics
import SengiMigrations

/// The schema after the newest of a folder's migrations.
enum MigrationsHead {
  static func files(of folder: String) throws(SourceFailure) -> SourceFiles {
    var diagnostics = Diagnostics()
    let graph = MigrationGraph.read(MigrationFolder(path: folder), into: &diagnostics)
    guard let graph else { throw SourceFailure(.invalidInput, diagnostics) }
    guard let head = graph.heads.last else {
      throw SourceFailure(
        .configuration, DiffCode.noMigration, "there are no migrations in '\(folder)'",
        remedy: "make the first with `sengi migrate new`")
    }
    guard graph.heads.count == 1 else {
      throw SourceFailure(
        .configuration, DiffCode.severalHeads,
        "two branches end in '\(folder)', so no migration is the newest",
        remedy: "join them with `sengi migrate new` or `sengi migrate rebase`",
        notes: graph.heads.map(\.name.description))
    }
    return SourceFiles(head)
  }
}
