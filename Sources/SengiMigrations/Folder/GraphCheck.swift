import SengiDiagnostics

/// Finds what is wrong with a folder's graph, and else its order.
struct GraphCheck {
  private let folder: MigrationFolder
  private let migrations: [Migration]
  /// Every id that can be named as a parent, with the migration that stands for it.
  private var standIns: [String: String] = [:]
  private(set) var parents: [String: Set<String>] = [:]
  private(set) var before: [String: Set<String>] = [:]
  private(set) var order: [Migration]?

  init(_ folder: MigrationFolder, _ migrations: [Migration]) {
    self.folder = folder
    self.migrations = migrations.sorted { $0.name < $1.name }
  }

  private func place(_ migration: Migration) -> SourceRange {
    SourceRange(file: folder.path(of: migration.name, file: "schema.json"))
  }

  mutating func run(into diagnostics: inout Diagnostics) {
    let isSound = checkIdentities(into: &diagnostics)
    guard isSound, let resolved = resolveParents(into: &diagnostics) else { return }
    parents = resolved
    sort(into: &diagnostics)
  }

  private mutating func checkIdentities(into diagnostics: inout Diagnostics) -> Bool {
    var isSound = true
    var owners: [String: Migration] = [:]
    for migration in migrations {
      if !migration.snapshot.isGenuine(in: migration.name) {
        isSound = false
        diagnostics.error(
          MigrationCode.editedSnapshot, "the id is not that of this content in this folder",
          remedy: "bring back the file and the folder's name as `sengi migrate new` wrote them",
          at: place(migration))
      }
      for id in [migration.id] + migration.snapshot.replaces {
        if let other = owners[id] {
          isSound = false
          diagnostics.error(
            MigrationCode.duplicateMigration, "\(other.name) is the same migration",
            remedy: "remove one of them", at: place(migration),
            notes: [Diagnostic.Note("the other one", at: place(other))])
        }
        owners[id] = migration
        standIns[id] = migration.id
      }
    }
    return isSound
  }

  private func resolveParents(into diagnostics: inout Diagnostics) -> [String: Set<String>]? {
    var parents: [String: Set<String>] = [:]
    var isSound = true
    for migration in migrations {
      for parent in migration.snapshot.parents {
        if let known = standIns[parent] {
          parents[migration.id, default: []].insert(known)
        } else {
          isSound = false
          diagnostics.error(
            MigrationCode.unknownParent,
            "it builds on the migration \(parent.prefix(12))…, which is not in the folder",
            remedy: "add that migration's folder, or rebase this one", at: place(migration))
        }
      }
    }
    return isSound ? parents : nil
  }

  /// Kahn's order; of those that may come next, the first by name.
  private mutating func sort(into diagnostics: inout Diagnostics) {
    var done: [Migration] = []
    var left = migrations
    while !left.isEmpty {
      let next = left.firstIndex { migration in
        (parents[migration.id] ?? []).allSatisfy { before[$0] != nil }
      }
      guard let next else {
        let names = left.map(\.name.description).joined(separator: ", ")
        diagnostics.error(
          MigrationCode.cycle, "migrations build on each other in a circle: \(names)",
          remedy: "rebase one of them", at: left.first.map(place))
        return
      }
      let migration = left.remove(at: next)
      var all: Set<String> = []
      for parent in parents[migration.id] ?? [] {
        all.insert(parent)
        all.formUnion(before[parent] ?? [])
      }
      before[migration.id] = all
      done.append(migration)
    }
    order = done
  }
}
