import SengiDiagnostics
import SengiGenerator

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The build plugin's tool: reads a folder of YAML, writes a folder of Swift.
///
/// Findings go to the error output as compilers print them, with paths as they were given. Exit
/// codes: 0 done, 2 wrong arguments or no such folder, 3 the schema has errors and nothing was
/// written.
@main struct GenerateTool {
  static func main() {
    do {
      exit(run(try Options(CommandLine.arguments.dropFirst())))
    } catch {
      report("error: \(error.message)\n\(Options.usage)\n")
      exit(2)
    }
  }

  private static func run(_ options: Options) -> Int32 {
    var diagnostics = Diagnostics()
    defer { report(CompilerFormat.render(diagnostics)) }
    guard
      let project = Project.find(
        schemas: options.schemas, configuration: options.configuration, into: &diagnostics)
    else { return 2 }
    // SwiftPM runs the tool only when an input has changed: nothing is to be remembered.
    guard let settings = project.settings(into: &diagnostics),
      let changes = Generation(
        project, output: OutputFolder(path: options.output),
        templates: project.folder(settings.templates).map(TemplateFolder.init)
      ).run(into: &diagnostics)
    else { return 3 }
    print("\(changes.written.count) files written, \(changes.removed.count) removed")
    return 0
  }

  private static func report(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
