import ArgumentParser
import SengiClient
import SengiDiagnostics
import SengiMigrations

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where migrations and databases are, for every verb that runs some.
struct MigrateOptions: ParsableArguments {
  @Option(
    name: .customLong("url"),
    help: "A connection string or URL; may be given repeatedly. Else DATABASE_URL.")
  var urls: [String] = []

  @Option(help: "A file with one URL a line; lines that begin with # are passed over.")
  var urlsFile: String?

  @Option(help: "The folder of migrations.")
  var migrations = "migrations"

  @Option(help: "How many databases to work on at once.")
  var jobs = 4

  @Flag(help: "Begin with no further database after one has failed.")
  var stopOnError = false

  @Option(help: "Seconds to wait for another runner.")
  var lockWait = 60

  @Flag(help: "Accept databases that have migrations the folder does not.")
  var allowUnknown = false

  @Option(help: "The form of the output: text or json.")
  var format = Format.text

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs takes 1 or more, not \(jobs)") }
    if lockWait < 0 { throw ValidationError("--lock-wait takes 0 or more, not \(lockWait)") }
  }

  /// - Throws: exit status 3 after printing what is wrong with the folder.
  func graph() throws -> MigrationGraph {
    var diagnostics = Diagnostics()
    let graph = MigrationGraph.read(MigrationFolder(path: migrations), into: &diagnostics)
    if !diagnostics.all.isEmpty { Output.show(diagnostics) }
    guard let graph else { throw Status.invalidInput }
    return graph
  }

  /// - Throws: exit status 2 after printing why there is none.
  func databases() throws -> [NamedDatabase] {
    var all = urls
    if let urlsFile {
      guard let text = try? String(contentsOfFile: urlsFile, encoding: .utf8) else {
        Output.report("error: cannot read \(urlsFile)\n")
        throw Status.configuration
      }
      all += text.split(whereSeparator: \.isNewline).map { line in
        String(line.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
      }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    }
    if all.isEmpty, let url = ProcessInfo.processInfo.environment["DATABASE_URL"], !url.isEmpty {
      all = [url]
    }
    if all.isEmpty {
      Output.report("error: no database: pass --url or set DATABASE_URL\n")
      throw Status.configuration
    }
    return NamedDatabase.named(all)
  }

  var migratorOptions: MigratorOptions {
    var options = MigratorOptions()
    options.lockWait = .seconds(lockWait)
    options.allowsUnknown = allowUnknown
    return options
  }
}
