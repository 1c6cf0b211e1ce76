import ArgumentParser
import SengiDiagnostics
import SengiGenerator

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Writes the schema's Swift; unchanged files are not touched.",
    discussion: """
      With --check nothing is written: files that are missing, stale or left over are named, and the \
      status is 1 when there are any. --format json prints what templates are given and the schema \
      with its Swift names, for generators of your own: Documentation/templates.md.
      """)

  @OptionGroup var options: ProjectOptions

  @Option(help: "The folder for the files; else 'output' in sengi.yaml says.")
  var output: String?

  @Option(
    help: "A folder of templates that override Sengi's; else 'templates' in sengi.yaml says.")
  var templates: String?

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case swift, json
    case jsonSchema = "json-schema"
  }

  @Option(
    help: """
      What to make: the schema's Swift, one JSON Schema a shape, or, on the standard output, the \
      view model.
      """)
  var format = Format.swift

  @Flag(help: "Change nothing; exit with 1 when the folder is not up to date.")
  var check = false

  func validate() throws {
    if format == .json, check || output != nil {
      throw ValidationError("--format json prints; it takes neither --output nor --check")
    }
  }

  func run() throws {
    let project = try options.project()
    switch format {
    case .json: try printViewModel(of: project)
    case .swift: try update(project, .swift)
    case .jsonSchema: try update(project, .jsonSchema)
    }
  }

  private func update(_ project: Project, _ kind: Generation.Kind) throws {
    var diagnostics = Diagnostics()
    guard let settings = project.settings(into: &diagnostics) else {
      Output.show(diagnostics)
      throw Status.invalidInput
    }
    guard let folder = output ?? (kind == .swift ? project.folder(settings.output) : nil) else {
      Output.report("error: where to? Say --output DIR, or 'output: DIR' in sengi.yaml\n")
      throw Status.configuration
    }
    let templates = templates ?? project.folder(settings.templates)
    let generation = Generation(
      project, kind: kind, output: OutputFolder(path: folder),
      templates: templates.map(TemplateFolder.init), cache: .standard())
    let changes = generation.run(isDry: check, into: &diagnostics)
    Output.show(diagnostics)
    guard let changes else { throw Status.invalidInput }
    for name in changes.written {
      let state = check ? changes.missing.contains(name) ? "missing" : "stale" : "written"
      Output.write("\(state) \(name)\n")
    }
    for name in changes.removed { Output.write("\(check ? "left over" : "removed") \(name)\n") }
    if check, !changes.isEmpty { throw Status.findings }
  }

  private func printViewModel(of project: Project) throws {
    var diagnostics = Diagnostics()
    let model = project.read(into: &diagnostics)?.viewModel(into: &diagnostics)
    Output.show(diagnostics)
    guard let model else { throw Status.invalidInput }
    Output.write(model)
  }
}
