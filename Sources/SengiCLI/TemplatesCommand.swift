import ArgumentParser
import SengiDiagnostics
import SengiGenerator

struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates", abstract: "The templates that the Swift is made with.",
    subcommands: [Export.self])

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Writes the built-in templates, to be changed and given to 'sengi generate'.",
      discussion: """
        A template that is no longer in the folder is taken from Sengi: keep only those you change. \
        Files that differ from the built-in ones are not overwritten without --force; the status is \
        then 5 and nothing is written.
        """)

    @Argument(help: "The folder for the templates.")
    var folder: String

    @Flag(help: "Overwrite files that differ.")
    var force = false

    func run() throws {
      var diagnostics = Diagnostics()
      let export = TemplateFolder(path: folder).export(replaces: force, into: &diagnostics)
      Output.show(diagnostics)
      guard let export else {
        let isRefused = diagnostics.all.contains { $0.code == "CFG0109" }
        throw isRefused ? Status.refused : Status.configuration
      }
      for name in export.written { Output.write("written \(name)\n") }
      for name in export.replaced { Output.write("replaced \(name)\n") }
    }
  }
}
