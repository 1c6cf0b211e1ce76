import ArgumentParser
import SengiReading

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Shows how to add Sengi to a package; with --write, makes a first schema.")

  @Flag(
    help: """
      Write sengi.yaml, a first schema and the JSON Schemas for editors; of these only the JSON \
      Schemas are written anew where they exist.
      """)
  var write = false

  @Option(help: "The folder for the schema files.")
  var schemas = "Sources/Models/Schemas"

  private var files: [(path: String, contents: String)] {
    [
      (
        "sengi.yaml",
        """
        # yaml-language-server: $schema=\(Self.configurationSchema)
        target: 15
        schemas: \(schemas)

        """
      ),
      (
        "\(schemas)/app.yaml",
        """
        # yaml-language-server: $schema=\(wayUp)\(Self.schemaFileSchema)
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

  private static let schemaFileSchema = "sengi.schema.json"
  private static let configurationSchema = "sengi.config.schema.json"

  /// From the schema folder to the folder with `sengi.yaml`.
  private var wayUp: String {
    let depth = schemas.split(separator: "/").count { $0 != "." }
    return String(repeating: "../", count: depth)
  }

  /// By these editors complete and check the YAML files; each version of Sengi writes its own.
  private static let editorFiles = [
    (path: schemaFileSchema, contents: LanguageSchema.schemaFiles),
    (path: configurationSchema, contents: LanguageSchema.configuration),
  ]

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
      try Self.write(file.contents, to: url, at: file.path, options: .withoutOverwriting)
    }
    for file in Self.editorFiles where write {
      try Self.write(file.contents, to: URL(filePath: file.path), at: file.path, options: .atomic)
    }
  }

  private static func write(
    _ contents: String, to url: URL, at path: String, options: Data.WritingOptions
  ) throws {
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(contents.utf8).write(to: url, options: options)
      Output.report("wrote \(path)\n")
    } catch {
      Output.report("error: cannot write \(path): \(error.localizedDescription)\n")
      throw Status.configuration
    }
  }
}
