import Foundation
import SengiClient
import SengiDDL
import SengiDiagnostics
import SengiMigrations
import SengiSchema
import SengiScratch
import SengiSteps
import SengiWire

/// Runs each online recipe on a table in use and says how long its users had to wait at most.
@main struct OnlineCommand {
  /// What a recipe may keep anybody waiting to be called online.
  static let bar: Duration = .seconds(1)

  static func main() async {
    do {
      let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 2_000_000
      exit(try await run(rows: count) ? 0 : 1)
    } catch {
      print("\(error)")
      exit(2)
    }
  }

  private static func run(rows: Int) async throws -> Bool {
    let server = try ScratchServer.start(
      target: 15,
      options: ScratchServer.Options(settings: [
        "shared_buffers": "256MB", "max_wal_size": "8GB", "autovacuum": "on",
      ]))
    defer { server.stop() }
    say("PostgreSQL \(server.version), \(rows) rows")
    let plain = try await run(.plain, OnlineRecipe.all, rows: rows, on: server, "plain")
    let parts = try await run(
      .partitioned, OnlineRecipe.partitioned, rows: rows, on: server, "partitioned")
    return plain && parts
  }

  private static func run(
    _ table: OnlineTable, _ recipes: [OnlineRecipe], rows: Int, on server: ScratchServer,
    _ database: String
  ) async throws -> Bool {
    let target = PostgresVersion(major: server.majorVersion)
    let maintenance = PGClient(PGConfiguration(server.connectionString()))
    try await maintenance.execute(script: SQLScript(trusted: "CREATE DATABASE \(database)"))
    await maintenance.close()
    let connection = server.connectionString(database: database)
    let client = PGClient(PGConfiguration(connection))
    let schema = try OnlineRecipe.schema(table.yaml, target)
    try await client.execute(script: SQLScript(trusted: DDLWriter.write(schema)))
    for statement in table.rows(rows).split(separator: ";") where statement.count > 2 {
      try await client.execute(script: SQLScript(trusted: String(statement)))
    }
    await client.close()
    say("on \(table.title)")
    let (_, quiet) = try await Probe.watch(connection) { try await Task.sleep(for: .seconds(3)) }
    show("nothing", .seconds(3), quiet)
    var chain = MigrationChain(connection)
    var yaml = table.yaml
    var isFine = true
    for recipe in recipes {
      do {
        let script = try recipe.steps(from: yaml, target: target)
        let clock = ContinuousClock.now
        let (_, report) = try await Probe.watch(connection) {
          try await chain.apply(script, recipe)
        }
        show(recipe.title, ContinuousClock.now - clock, report)
        let isBlocking = report.longest >= bar
        if isBlocking != recipe.isControl || !report.failures.isEmpty { isFine = false }
        for failure in report.failures { say("  failed: \(failure)") }
      } catch let failure as OnlineRecipe.Failure {
        isFine = false
        say("\(recipe.title): not run: \(failure)")
      }
      yaml = try recipe.yamlAfter(yaml)
    }
    return isFine
  }

  /// At once, also where the output is a file.
  private static func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  private static func show(_ title: String, _ time: Duration, _ report: Probe.Report) {
    let name = title.padding(toLength: 36, withPad: " ", startingAt: 0)
    let seconds = String(
      format: "%6.1f s",
      Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds))
    let longest = report.longest
    let milliseconds =
      Double(longest.components.seconds) * 1000
      + Double(longest.components.attoseconds) / 1e15
    say(
      "\(name) \(seconds)  \(report.statements) statements, longest \(String(format: "%.0f", milliseconds)) ms (\(report.kind))"
    )
  }
}

/// Migrations one after the other, run as they are from files.
struct MigrationChain {
  let connection: String
  private var migrations: [Migration] = []

  init(_ connection: String) { self.connection = connection }

  mutating func apply(_ script: MigrationScript, _ recipe: OnlineRecipe) async throws {
    var diagnostics = Diagnostics()
    let number = migrations.count + 1
    let minute = String(format: "%02d", number)
    guard
      let name = MigrationName("20260101T00\(minute)00_recipe"),
      let up = MigrationScript.read(script.text, file: "up.sql", into: &diagnostics)
    else { throw OnlineRecipe.Failure.unreadable(CompilerFormat.render(diagnostics)) }
    let snapshot = MigrationSnapshot(
      folder: name, parents: migrations.last.map { [$0.id] } ?? [], target: 15,
      files: [MigrationSnapshot.File(name: "app.yaml", text: "# \(number)\n")])
    migrations.append(Migration(name: name, snapshot: snapshot, up: up))
    let graph = MigrationGraph(
      migrations, in: MigrationFolder(path: "migrations"), into: &diagnostics)
    guard let graph else {
      throw OnlineRecipe.Failure.unreadable(CompilerFormat.render(diagnostics))
    }
    let migrator = Migrator(graph, on: PGConfiguration(connection)) { _ in }
    _ = try await migrator.up(to: nil, isDryRun: false)
  }
}
