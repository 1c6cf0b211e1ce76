import SengiMigrations
import SengiSchema
import SengiSources

/// The columns that others are replacing in a database, as the newest migrations it has say it.
struct AppliedReplacements {
  /// One for each column, by migration and then in the order of the files.
  let lines: [String]

  init(_ graph: MigrationGraph, _ status: DatabaseStatus) {
    let applied = Set(
      status.migrations.filter { [.applied, .baseline, .replaced].contains($0.state) }.map(\.id))
    let covered = applied.reduce(into: Set<String>()) { $0.formUnion(graph.ancestors(of: $1)) }
    var lines: [String] = []
    for migration in graph.migrations
    where applied.contains(migration.id) && !covered.contains(migration.id) {
      let mayReplace = migration.snapshot.files.contains { file in
        file.lines.contains { $0.contains("replaces") }
      }
      guard mayReplace else { continue }
      for line in Self.lines(of: migration) where !lines.contains(line) { lines.append(line) }
    }
    self.lines = lines
  }

  /// A snapshot that cannot be read says nothing here; other verbs tell what is wrong with it.
  private static func lines(of migration: Migration) -> [String] {
    guard let read = try? SourceFiles(of: migration).read().read.schema else { return [] }
    return read.tables.flatMap(\.dualWrites).map(\.note)
  }
}
