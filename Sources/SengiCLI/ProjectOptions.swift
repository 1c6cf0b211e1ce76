import ArgumentParser
import SengiDiagnostics
import SengiGenerator

/// How every verb finds the schema files.
struct ProjectOptions: ParsableArguments {
  @Option(help: "The folder with the YAML files; else the nearest sengi.yaml upward says.")
  var schemas: String?

  @Option(
    name: .customLong("config"), help: "The configuration file; else sengi.yaml is looked for.")
  var configuration: String?

  /// - Throws: exit status 2 after printing what is wrong.
  func project() throws -> Project {
    var diagnostics = Diagnostics()
    let project = Project.find(
      schemas: schemas, configuration: configuration, into: &diagnostics)
    guard let project else {
      Output.show(diagnostics)
      throw Status.configuration
    }
    return project
  }
}
