import Foundation
import PackagePlugin

/// `swift package sengi …`: the verbs of `sengi` that need no server, in the package's folder.
///
/// Every failing status becomes 1, which is the only one that `swift package` passes on.
@main struct SengiCommand: CommandPlugin {
  private static let verbs = ["init", "check", "format", "generate", "templates", "ddl"]

  func performCommand(context: PluginContext, arguments: [String]) throws {
    let verb = arguments.first { !$0.hasPrefix("-") }
    if let verb, !Self.verbs.contains(verb) && verb != "help" {
      Diagnostics.error(
        "'swift package sengi' has no '\(verb)', only \(Self.verbs.joined(separator: ", ")); "
          + "what needs a server is done by 'swift run sengi'")
      return
    }
    if arguments.contains("--server") {
      Diagnostics.error("plugins start no server; use 'swift run sengi check --server'")
      return
    }
    let process = Process()
    process.executableURL = try context.tool(named: "SengiCLI").url
    process.arguments = arguments.isEmpty ? ["--help"] : arguments
    process.currentDirectoryURL = context.package.directoryURL
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { exit(1) }
  }
}
