import ArgumentParser
import SengiDiagnostics
import SengiHazards
import SengiMigrations
import SengiSQL
import SengiSchema
import SengiSources
import SengiSteps

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct MigrateLintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Says what the statements of migrations lock, rewrite and risk.",
    discussion: """
      Without FILES every migration of the folder is looked at, each with the schema before it. \
      A hazard that is meant gets a comment in its step: '-- sengi:allow HAZ0101 the reason'. \
      Errors end with status 1, warnings only with --strict. What a code means stands in \
      Documentation/codes/CODE.md.
      """)

  @Argument(help: "Scripts such as up.sql.")
  var files: [String] = []

  @Option(help: "The folder of migrations, for when no files are given.")
  var migrations = "migrations"

  @Option(
    help: """
      What the files start from: a schema folder, git:REVISION[:FOLDER] or migrations:FOLDER. \
      Without it every table is taken to be in use.
      """)
  var before: String?

  @Option(help: "The server's major version; else the schema's target.")
  var target: Int?

  @Option(help: "A hazard to pass over, such as HAZ0101; may be given repeatedly.")
  var allow: [String] = []

  @Option(help: "A table's size, such as app.posts=2000000; may be given repeatedly.")
  var rows: [TableRows] = []

  @Flag(help: "Warnings make it fail too.")
  var strict = false

  @Option(
    help:
      "How findings are printed: text on the error output, json or sarif on the standard output.")
  var format = FindingFormat.text

  func validate() throws {
    if let target, !PostgresVersion.supported.contains(target) {
      throw ValidationError("--target takes 14 to 18, not \(target)")
    }
    let known = HazardCode.all.map(\.code.description)
    for code in allow where !known.contains(code) {
      let remedy = Suggestion.remedy(for: code, in: known).map { "; \($0)" } ?? ""
      throw ValidationError("no hazard is called '\(code)'\(remedy)")
    }
  }

  func run() async throws {
    var diagnostics = Diagnostics()
    if files.isEmpty {
      try lintFolder(into: &diagnostics)
    } else {
      try lintFiles(into: &diagnostics)
    }
    Output.show(diagnostics, as: format)
    let fails = diagnostics.all.contains {
      $0.severity == .error || strict && $0.severity == .warning
    }
    if fails { throw Status.findings }
  }

  private func lintFiles(into diagnostics: inout Diagnostics) throws {
    var schema: Schema?
    if let before { schema = try self.schema(at: before, into: &diagnostics) }
    for file in files {
      guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
        diagnostics.error("CFG0102", "cannot read the file", at: SourceRange(file: file))
        throw invalid(diagnostics)
      }
      guard let read = MigrationScript.read(text, file: file, into: &diagnostics) else {
        throw invalid(diagnostics)
      }
      lint(read, before: schema, target: schema?.target, into: &diagnostics)
    }
  }

  private func schema(at place: String, into diagnostics: inout Diagnostics) throws -> Schema {
    switch Self.schema(at: place) {
    case .success(let schema?): return schema
    case .success(nil):
      diagnostics.error(
        DiffCode.unknownSource, "'\(place)' is a database rather than YAML",
        remedy: "name a folder, git:REVISION or migrations:FOLDER", at: nil)
    case .failure(let failure): diagnostics.append(contentsOf: failure.diagnostics.all)
    }
    throw invalid(diagnostics)
  }

  /// nil for a database.
  private static func schema(at place: String) -> Result<Schema?, SourceFailure> {
    do throws(SourceFailure) {
      return .success(try SchemaSource.named(place).files()?.read().read.schema)
    } catch {
      return .failure(error)
    }
  }

  private func lintFolder(into diagnostics: inout Diagnostics) throws {
    let folder = MigrationFolder(path: migrations)
    guard let graph = MigrationGraph.read(folder, into: &diagnostics), !diagnostics.hasErrors else {
      throw invalid(diagnostics)
    }
    if graph.migrations.isEmpty {
      diagnostics.error(
        DiffCode.noMigration, "there are no migrations in '\(migrations)'",
        remedy: "name their folder with --migrations, or give files", at: nil)
      Output.show(diagnostics, as: format)
      throw Status.configuration
    }
    for migration in graph.migrations {
      // Of several parents each knows but its own branch; what the others made is then taken for in
      // use, which is the safe side.
      let parent = migration.snapshot.parents.count == 1 ? migration.snapshot.parents.first : nil
      let schema =
        migration.snapshot.parents.isEmpty
        ? Schema() : parent.flatMap { graph[$0] }.flatMap(schema(after:))
      lint(
        migration.up, before: schema,
        target: PostgresVersion(major: migration.snapshot.target), into: &diagnostics)
    }
  }

  /// The schema after the migration; nil where it cannot be read, which `verify` reports.
  private func schema(after migration: Migration) -> Schema? {
    let files = SourceFiles(migration.snapshot, at: migration.name.description)
    return try? files.read().read.schema
  }

  private func lint(
    _ read: ReadScript, before: Schema?, target: PostgresVersion?,
    into diagnostics: inout Diagnostics
  ) {
    let analysis = ScriptAnalysis(
      of: read.script, before: before,
      target: self.target.map { PostgresVersion(major: $0) } ?? target ?? .default,
      rows: Dictionary(rows.map { ($0.table, $0.rows) }) { _, last in last },
      allowing: Set(allow))
    diagnostics.append(contentsOf: analysis.diagnostics(in: read))
  }

  private func invalid(_ diagnostics: Diagnostics) -> ExitCode {
    Output.show(diagnostics, as: format)
    return Status.invalidInput
  }
}

/// `app.posts=2000000`.
struct TableRows: ExpressibleByArgument, Sendable {
  var table: QualifiedName
  var rows: Int

  init?(argument: String) {
    let parts = argument.split(separator: "=")
    let names = (parts.first ?? "").split(separator: ".").compactMap { SQLIdentifier(String($0)) }
    guard parts.count == 2, let rows = Int(parts[1]), rows >= 0, let name = names.last,
      names.count <= 2
    else { return nil }
    table = QualifiedName(names.count == 2 ? names[0] : Schema.publicNamespace, name)
    self.rows = rows
  }
}
