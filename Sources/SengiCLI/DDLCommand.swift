import ArgumentParser
import SengiDiagnostics
import SengiGenerator
import SengiProjectDDL
import SengiSchema

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct DDLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ddl", abstract: "Prints the whole schema as SQL.")

  @OptionGroup var options: ProjectOptions

  @Option(help: "The oldest PostgreSQL the SQL has to run on, 14 to 18.")
  var target: Int?

  @Flag(help: "Makes the roles that the schema declares or names, where the cluster lacks them.")
  var roles = false

  @Option(help: "A file to write instead of the standard output.")
  var output: String?

  func validate() throws {
    if let target, !PostgresVersion.supported.contains(target) {
      throw ValidationError("--target takes 14 to 18, not \(target)")
    }
  }

  func run() throws {
    var diagnostics = Diagnostics()
    let sql = try options.project().ddl(
      target: target.map(PostgresVersion.init(major:)), includesRoles: roles,
      into: &diagnostics)
    Output.show(diagnostics)
    guard let sql else { throw Status.invalidInput }
    guard let output else {
      Output.write(sql)
      return
    }
    do {
      try Data(sql.utf8).write(to: URL(filePath: output), options: .atomic)
    } catch {
      Output.report("error: cannot write \(output): \(error.localizedDescription)\n")
      throw Status.configuration
    }
  }
}
