import Foundation

/// The round-trip law: load → pull → check → ddl → a new database has the same schema, and pulling
/// that one gives the same YAML.
///
/// Schemas are compared as pg_dump's second generation, what a dump of a reloaded dump says: the
/// first rewrites `varchar IN (…)` and its like. Where the first generations are the same text
/// already, the second are too and are not made.
public struct RoundTrip: Sendable {
  let server: LawServer
  /// The path of `sengi`.
  let program: String
  /// Whether owners and privileges take part; then ``Privileges`` are given to the loaded database.
  let privileges: Bool

  public init(server: LawServer, program: String, privileges: Bool = false) {
    self.server = server
    self.program = program
    self.privileges = privileges
  }

  /// Holds a schema to the law, in databases of its own; blocks this thread.
  public func run(_ name: String, sql: URL) -> Outcome {
    let start = ContinuousClock.now
    var outcome = Outcome(name: name)
    do {
      let folder = try WorkFolder()
      outcome.verdict = try server.withDatabase(in: folder.url) { original in
        try verdict(sql, original, folder, &outcome)
      }
    } catch {
      outcome.verdict = .failed(step: "harness", "\(error)")
    }
    outcome.duration = start.duration(to: .now)
    return outcome
  }

  private func verdict(
    _ sql: URL, _ original: String, _ folder: WorkFolder, _ outcome: inout Outcome
  ) throws -> Outcome.Verdict {
    do throws(LawServer.LoadFailure) {
      try server.load(sql, into: original, in: folder.url)
      if privileges {
        try server.run(Privileges.statements, on: original, in: folder.url, name: "privileges")
      }
    } catch {
      if let lack = error.lack(major: server.major) { return .skipped(lack) }
      return .failed(step: "load", error.description)
    }
    let before = try server.dump(original, privileges: privileges, in: folder.url)
    outcome.objects = before.objectCount

    let pulled = try folder.folder("a")
    try configuration(for: pulled)
    let schemas = pulled.appending(path: "schemas").path
    if let failure = try pull(original, to: schemas, in: pulled) { return failure }
    outcome.custom = try CustomBlocks.count(in: schemas)
    if let failure = try sengi("check", ["--schemas", schemas], in: pulled) { return failure }
    let ddl = pulled.appending(path: "ddl.sql")
    if let failure = try sengi(
      "ddl", ["--schemas", schemas, "--target", "\(server.major)", "--output", ddl.path], in: pulled
    ) {
      return failure
    }
    return try server.withDatabase(in: folder.url) { rebuilt in
      do throws(LawServer.LoadFailure) {
        try server.load(ddl, into: rebuilt, in: folder.url)
      } catch {
        return .failed(step: "load of ddl", error.description)
      }
      let after = try server.dump(rebuilt, privileges: privileges, in: folder.url)
      if let difference = try difference(before, after, in: folder.url) {
        return .different(difference)
      }
      return try secondPull(original, before, rebuilt, schemas, folder)
    }
  }

  private func configuration(for folder: URL) throws {
    try Data("target: \(server.major)\nschemas: schemas\n".utf8).write(
      to: folder.appending(path: "sengi.yaml"))
  }

  /// Pulls once more over the first files, and from the rebuilt database.
  private func secondPull(
    _ original: String, _ dump: SchemaDump, _ rebuilt: String, _ schemas: String,
    _ folder: WorkFolder
  ) throws -> Outcome.Verdict {
    let first = try YAMLFiles(in: schemas)
    if let failure = try pull(original, to: schemas, in: folder.url) { return failure }
    if let difference = try first.difference(to: YAMLFiles(in: schemas), folder.url) {
      return .unstable(source: "the same database, over the same files", difference)
    }
    let again = try folder.folder("b")
    try configuration(for: again)
    let others = again.appending(path: "schemas").path
    if let failure = try pull(rebuilt, to: others, in: again) { return failure }
    let second = try YAMLFiles(in: others)
    guard let difference = try first.difference(to: second, folder.url) else { return .identical }
    // An expression may be written in one way as it was made, in another once it was dumped and read.
    let reloaded = try folder.folder("c")
    try configuration(for: reloaded)
    let third = reloaded.appending(path: "schemas").path
    let failure = try server.withDatabase(in: folder.url) { database in
      try server.load(dump.file, into: database, in: folder.url)
      return try pull(database, to: third, in: reloaded)
    }
    if let failure { return failure }
    return try YAMLFiles(in: third).difference(to: second, folder.url) == nil
      ? .identical : .unstable(source: "the rebuilt database", difference)
  }

  private func pull(
    _ database: String, to schemas: String, in folder: URL
  ) throws -> Outcome.Verdict? {
    try sengi(
      "pull",
      [server.url(of: database), "--output", schemas] + (privileges ? ["--owners"] : []),
      in: folder)
  }

  private func sengi(
    _ verb: String, _ arguments: [String], in folder: URL
  ) throws -> Outcome.Verdict? {
    let run = try ProgramRun.run(program, [verb] + arguments, in: folder, name: verb)
    return run.status == 0 ? nil : .failed(step: verb, "status \(run.status)\n\(run.complaint)")
  }

  func difference(
    _ first: SchemaDump, _ second: SchemaDump, in folder: URL
  ) throws -> String? {
    if first.normalised == second.normalised { return nil }
    let texts = try [first, second].map { dump in
      try server.withDatabase(in: folder) { database in
        try server.load(dump.file, into: database, in: folder)
        return try server.dump(database, privileges: privileges, in: folder).normalised
      }
    }
    return try UnifiedDiff.between(texts[0], texts[1], names: ("original", "rebuilt"), in: folder)
  }

  /// Whether the SQL loads, and pg_dump's second generation is its third: what a schema has to
  /// fulfil before the law can be asked of it.
  public func prerequisite(_ name: String, sql: URL) -> Outcome {
    var outcome = Outcome(name: name)
    do {
      let folder = try WorkFolder()
      var source = sql
      var texts: [String] = []
      for generation in 0..<3 {
        texts.append(
          try server.withDatabase(in: folder.url) { database in
            try server.load(source, into: database, in: folder.url)
            if generation == 0, privileges {
              try server.run(Privileges.statements, on: database, in: folder.url, name: "grants")
            }
            let dump = try server.dump(database, privileges: privileges, in: folder.url)
            outcome.objects = dump.objectCount
            source = dump.file
            return dump.normalised
          })
      }
      outcome.verdict =
        try UnifiedDiff.between(
          texts[1], texts[2], names: ("second generation", "third"), in: folder.url
        ).map { .different($0) } ?? .identical
    } catch let error as LawServer.LoadFailure {
      outcome.verdict =
        error.lack(major: server.major).map { .skipped($0) } ?? .failed(step: "load", "\(error)")
    } catch {
      outcome.verdict = .failed(step: "harness", "\(error)")
    }
    return outcome
  }
}
