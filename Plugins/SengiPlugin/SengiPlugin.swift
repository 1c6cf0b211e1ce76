import Foundation
import PackagePlugin

/// Generates Swift from the YAML schema of a target, whenever the schema has changed.
///
/// The YAML lies in the target's folder, or in its subfolder `Schemas` or `schemas`, each of which
/// may be a link to elsewhere. `sengi.yaml` lies beside it or beside `Package.swift`.
@main struct SengiPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    guard let target = target as? SourceModuleTarget else { return [] }
    let candidates = ["Schemas", "schemas"].map { target.directoryURL.appending(path: $0) }
    let found = (candidates + [target.directoryURL]).lazy
      .map { SchemaListing(folder: $0) }.first { !$0.names.isEmpty }
    guard let found else {
      Diagnostics.error(
        "no schema for target '\(target.name)': put its YAML files into "
          + "\(target.directoryURL.path) or its subfolder 'Schemas'")
      return []
    }

    let output = context.pluginWorkDirectoryURL.appending(path: "Generated")
    var arguments = ["--schemas", found.folder.path, "--output", output.path]
    var inputs = found.files
    let configurations = [found.folder, context.package.directoryURL]
      .map { $0.appending(path: "sengi.yaml") }
    if let file = configurations.first(where: { FileManager.default.fileExists(atPath: $0.path) }) {
      arguments += ["--config", file.path]
      inputs.append(file)
    }
    return [
      .buildCommand(
        displayName: "Generate Swift for \(target.name) from its schema",
        executable: try context.tool(named: "sengi-generate").url, arguments: arguments,
        inputFiles: inputs,
        outputFiles: found.outputNames.map { output.appending(path: $0) })
    ]
  }
}

/// The YAML files under a folder, found as `sengi-generate` finds them.
struct SchemaListing {
  let folder: URL
  /// Paths under the folder without `.yaml`, sorted.
  private(set) var names: [String] = []

  init(folder: URL) {
    self.folder = folder
    walk("", ancestors: [])
    names.sort()
  }

  var files: [URL] { names.map { folder.appending(path: $0 + ".yaml") } }

  var outputNames: [String] {
    names.map { $0.split(separator: "/").joined(separator: "+") + ".swift" } + ["Schema.swift"]
  }

  private mutating func walk(_ path: String, ancestors: Set<String>) {
    // A linked folder is listed where it is, and its files named where the link is.
    let real = (path.isEmpty ? folder : folder.appending(path: path)).resolvingSymlinksInPath().path
    if ancestors.contains(real) { return }
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: real)) ?? []
    for entry in entries where !entry.hasPrefix(".") {
      let name = path.isEmpty ? entry : path + "/" + entry
      var isDirectory: ObjCBool = false
      if FileManager.default.fileExists(atPath: real + "/" + entry, isDirectory: &isDirectory),
        isDirectory.boolValue
      {
        walk(name, ancestors: ancestors.union([real]))
      } else if entry.hasSuffix(".yaml"), entry != "sengi.yaml" {
        names.append(String(name.dropLast(".yaml".count)))
      }
    }
  }
}
