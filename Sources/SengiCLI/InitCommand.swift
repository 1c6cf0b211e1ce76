import ArgumentParser

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Shows how to add Sengi to a package; with --write, makes a first schema.")

  @Flag(help: "Write sengi.yaml and a first schema; files that exist are left alone.")
  var write = false

  @Option(help: "The folder for the schema files.")
  var schemas = "Sources/Models/Schemas"

  private var files: [(path: String, contents: String)] {
    [
      (
        "sengi.yaml",
        """
        target: 15
        schemas: \(schemas)

        """
      ),
      (
        "\(schemas)/app.yaml",
        """
        tables:
          users:
            doc: People who can sign in.
            columns:
              id: uuid primary key default gen_random_uuid()
              email: text unique
              name: text?
            use: [timestamps]

        """
      ),
    ]
  }

  static let packageLines = """
    // In Package.swift:
    dependencies: [
      .package(url: "https://github.com/sengi-swift/sengi", from: "0.1.0")
    ],
    targets: [
      .target(
        name: "Models",
        dependencies: [.product(name: "Sengi", package: "sengi")],
        plugins: [.plugin(name: "SengiPlugin", package: "sengi")])
    ]

    """

  func run() throws {
    Output.write(Self.packageLines)
    for file in files {
      guard write else {
        Output.write("\n# \(file.path)\n\(file.contents)")
        continue
      }
      let url = URL(filePath: file.path)
      guard !FileManager.default.fileExists(atPath: file.path) else {
        Output.report("\(file.path) exists and is left alone\n")
        continue
      }
      do {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.contents.utf8).write(to: url, options: .withoutOverwriting)
        Output.report("wrote \(file.path)\n")
      } catch {
        Output.report("error: cannot write \(file.path): \(error.localizedDescription)\n")
        throw Status.configuration
      }
    }
  }
}
