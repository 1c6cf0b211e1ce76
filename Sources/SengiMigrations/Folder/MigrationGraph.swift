import SengiDiagnostics

/// The migrations of a folder, each after those it builds on.
public struct MigrationGraph: Sendable {
  /// In the order of application: parents first, else by name.
  public let migrations: [Migration]
  private let indices: [String: Int]
  private let parents: [String: Set<String>]
  /// The migrations that must be there before, by id, closed under "before".
  private let before: [String: Set<String>]

  /// The graph of a folder. - Returns: nil after a finding.
  public static func read(
    _ folder: MigrationFolder, into diagnostics: inout Diagnostics
  ) -> MigrationGraph? {
    var findings = Diagnostics()
    let migrations = folder.migrations(into: &findings)
    let graph = MigrationGraph(migrations, in: folder, into: &findings)
    diagnostics.append(contentsOf: findings.all)
    return findings.hasErrors ? nil : graph
  }

  /// - Returns: nil after a finding: ids that do not fit, parents that are not there, cycles.
  public init?(
    _ migrations: [Migration], in folder: MigrationFolder, into diagnostics: inout Diagnostics
  ) {
    var check = GraphCheck(folder, migrations)
    check.run(into: &diagnostics)
    guard let order = check.order else { return nil }
    self.migrations = order
    parents = check.parents
    before = check.before
    indices = Dictionary(
      order.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public subscript(id: String) -> Migration? {
    indices[id].map { migrations[$0] }
  }

  /// Those that no other builds on, by name.
  public var heads: [Migration] {
    let built = before.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    return migrations.filter { !built.contains($0.id) }.sorted { $0.name < $1.name }
  }

  /// Those that build on none, by name.
  public var roots: [Migration] {
    migrations.filter { $0.snapshot.parents.isEmpty }.sorted { $0.name < $1.name }
  }

  /// The migrations that the given one builds on itself, in the order of application; where one of
  /// them was squashed, what stands for it.
  public func parents(of id: String) -> [Migration] {
    let ids = parents[id] ?? []
    return migrations.filter { ids.contains($0.id) }
  }

  /// Every migration that the given one builds on.
  public func ancestors(of id: String) -> Set<String> { before[id] ?? [] }

  /// Whether neither builds on the other.
  public func areConcurrent(_ first: String, _ second: String) -> Bool {
    first != second && !ancestors(of: first).contains(second)
      && !ancestors(of: second).contains(first)
  }

  /// What several migrations build on, in the order of application, themselves left out.
  public func parents(of range: [Migration]) -> [Migration] {
    let ids = Set(range.flatMap { parents[$0.id] ?? [] }).subtracting(range.map(\.id))
    return migrations.filter { ids.contains($0.id) }
  }

  /// The snapshot of a migration that stands for several.
  ///
  /// A database that has applied the last of them counts as having applied the new one, so that
  /// one must build on all the others.
  /// - Parameter range: In the order of application; the schema is that after the last.
  /// - Returns: nil without migrations.
  public func squashed(_ range: [Migration], as name: MigrationName) -> MigrationSnapshot? {
    guard let last = range.last else { return nil }
    return MigrationSnapshot(
      folder: name, parents: parents(of: range).map(\.id),
      replaces: range.flatMap { $0.snapshot.replaces + [$0.id] }, target: last.snapshot.target,
      files: last.snapshot.files)
  }

  /// The migration meant by a folder's name, its words, its stamp or the beginning of its id.
  ///
  /// - Throws: ``MigrationFailure`` when none or several are meant.
  public func find(_ text: String) throws(MigrationFailure) -> Migration {
    let exact = migrations.filter { $0.name.description == text || $0.id == text }
    let near = migrations.filter {
      $0.name.title == text || $0.name.stamp == text
        || (text.utf8.count >= 6 && $0.id.hasPrefix(text))
    }
    let found = exact.isEmpty ? near : exact
    if found.count == 1, let only = found.first { return only }
    throw MigrationFailure(
      .invalid, MigrationCode.unknownMigration,
      found.isEmpty
        ? "there is no migration '\(text)'" : "'\(text)' means \(found.count) migrations",
      remedy: found.isEmpty
        ? Suggestion.remedy(
          for: text, in: migrations.flatMap { [$0.name.description, $0.name.title] })
        : "write one of \(found.map(\.name.description).joined(separator: ", "))")
  }

  /// Pairs that neither build on each other nor may be applied in either order, when those in
  /// `pending` are to join those in `applied`.
  public func conflicts(pending: Set<String>, applied: Set<String>) -> [MigrationConflict] {
    var footprints: [String: Footprint] = [:]
    func footprint(_ migration: Migration) -> Footprint {
      if let known = footprints[migration.id] { return known }
      let new = Footprint(migration.up.script)
      footprints[migration.id] = new
      return new
    }
    var conflicts: [MigrationConflict] = []
    let present = migrations.filter { pending.contains($0.id) || applied.contains($0.id) }
    for (index, first) in present.enumerated() {
      for second in present[(index + 1)...] {
        guard pending.contains(first.id) || pending.contains(second.id),
          areConcurrent(first.id, second.id)
        else { continue }
        if let reason = footprint(first).conflict(
          with: footprint(second), "\(first.name)", "\(second.name)")
        {
          conflicts.append(
            MigrationConflict(first: first.name, second: second.name, reason: reason))
        }
      }
    }
    return conflicts
  }
}

/// Two migrations of two branches that do not commute.
public struct MigrationConflict: Sendable, Hashable {
  public var first: MigrationName
  public var second: MigrationName
  /// In words, without a final stop.
  public var reason: String
}
