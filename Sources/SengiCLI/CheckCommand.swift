import ArgumentParser
import SengiDiagnostics
import SengiGenerator

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Reads the schema and reports everything that is wrong with it."
  )

  @OptionGroup var options: ProjectOptions

  @Flag(help: "Warnings make the check fail too.")
  var strict = false

  @Flag(help: "Print the findings as JSON on the standard output.")
  var json = false

  func run() throws {
    let diagnostics = try options.project().check()
    Output.show(diagnostics, json: json)
    if diagnostics.hasErrors { throw Status.invalidInput }
    if strict, !diagnostics.all.isEmpty { throw Status.findings }
  }
}
