import ArgumentParser
import SengiDiagnostics
import SengiGenerator
import SengiYAML

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Writes the YAML files in their canonical layout; comments stay.")

  @OptionGroup var options: ProjectOptions

  @Flag(help: "Change nothing; exit with 1 when a file is not in canonical layout.")
  var check = false

  func run() throws {
    let project = try options.project()
    var diagnostics = Diagnostics()
    var changed: [(path: String, bytes: [UInt8])] = []
    for file in project.schemas.files(into: &diagnostics) {
      let (bytes, findings) = YAMLFormatter.format(file.bytes, file: file.path)
      diagnostics.append(contentsOf: findings.all)
      if bytes != file.bytes { changed.append((file.path, bytes)) }
    }
    Output.show(diagnostics)
    // Either every file can be laid out anew, or none is touched.
    if diagnostics.hasErrors { throw Status.invalidInput }
    for file in changed {
      Output.write("\(file.path)\n")
      guard !check else { continue }
      do {
        try Data(file.bytes).write(to: URL(filePath: file.path), options: .atomic)
      } catch {
        Output.report("error: cannot write \(file.path): \(error.localizedDescription)\n")
        throw Status.configuration
      }
    }
    if check, !changed.isEmpty { throw Status.findings }
  }
}
