import ArgumentParser
import SengiDiagnostics
import SengiGenerator

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Writes the schema's Swift; unchanged files are not touched."
  )

  @OptionGroup var options: ProjectOptions

  @Option(help: "The folder for the Swift files.")
  var output: String

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case swift
    case jsonSchema = "json-schema"
  }

  @Option(help: "What to write: the schema's Swift, or one JSON Schema a shape.")
  var format = Format.swift

  @Flag(help: "Change nothing; exit with 1 when the folder is not up to date.")
  var check = false

  func run() throws {
    let project = try options.project()
    let folder = OutputFolder(path: output)
    var diagnostics = Diagnostics()
    let files =
      switch format {
      case .swift: project.generate(into: &diagnostics)
      case .jsonSchema: project.read(into: &diagnostics)?.jsonSchemas
      }
    let changes = files.flatMap {
      check ? folder.compare($0, into: &diagnostics) : folder.update($0, into: &diagnostics)
    }
    Output.show(diagnostics)
    guard let changes else { throw Status.invalidInput }
    for name in changes.written { Output.write("\(check ? "stale" : "written") \(name)\n") }
    for name in changes.removed { Output.write("\(check ? "left over" : "removed") \(name)\n") }
    if check, !changes.isEmpty { throw Status.findings }
  }
}
