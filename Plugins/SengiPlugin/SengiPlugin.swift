import Foundation
import PackagePlugin

/// Generates Swift from the YAML schema of a target, whenever the schema has changed.
///
/// The YAML lies in the target's folder, or in its subfolder `Schemas` or `schemas`, each of which
/// may be a link to elsewhere. `sengi.yaml` lies beside it or beside `Package.swift`.
@main struct SengiPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    guard let target = target as? SourceModuleTarget else { return [] }
    let package = context.package.directoryURL
    guard let found = schemas(of: target, in: context.package) else {
      Diagnostics.error(
        "no schema for target '\(target.name)': put its YAML files into "
          + "\(target.directoryURL.path) or its subfolder 'Schemas'")
      return []
    }

    let output = context.pluginWorkDirectoryURL.appending(path: "Generated")
    var arguments = ["--schemas", found.folder.path, "--output", output.path]
    var inputs = found.files
    let settings = [found.folder, package].lazy.compactMap { Settings(folder: $0) }.first
    if let settings {
      arguments += ["--config", settings.file.path]
      inputs.append(settings.file)
      inputs += settings.folder("templates").map(templates) ?? []
    }
    return [
      .buildCommand(
        displayName: "Generate Swift for \(target.name) from its schema",
        executable: try context.tool(named: "sengi-generate").url, arguments: arguments,
        inputFiles: inputs,
        outputFiles: found.outputNames.map { output.appending(path: $0) })
    ]
  }

  /// The target's own YAML, else that of the package, with a warning where SwiftPM overlooks it.
  private func schemas(of target: SourceModuleTarget, in package: Package) -> SchemaListing? {
    let own = ["Schemas", "schemas"].map { target.directoryURL.appending(path: $0) }
    if let found = (own + [target.directoryURL]).lazy.map(SchemaListing.init)
      .first(where: { !$0.names.isEmpty })
    {
      return found
    }
    let named = Settings(folder: package.directoryURL)?.folder("schemas")
    let shared = ["Schemas", "schemas"].map { package.directoryURL.appending(path: $0) }
    let found = ([named].compactMap { $0 } + shared).lazy.map(SchemaListing.init)
      .first { !$0.names.isEmpty }
    guard let found else { return nil }
    let path = found.folder.standardizedFileURL.path + "/"
    let isWatched = package.targets.contains {
      path.hasPrefix($0.directoryURL.standardizedFileURL.path + "/")
    }
    if !isWatched {
      Diagnostics.warning(
        "\(found.folder.path) is in no target: SwiftPM does not see files added or deleted there; "
          + "link it into the target: ln -s … \(target.directoryURL.path)/Schemas")
    }
    return found
  }

  /// The files of a template folder.
  private func templates(in folder: URL) -> [URL] {
    [folder, folder.appending(path: "partials")].flatMap { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return names.sorted().filter { $0.hasSuffix(".mustache") }.map { folder.appending(path: $0) }
    }
  }
}

/// What the plugin has to know of `sengi.yaml`, which `sengi-generate` reads in full.
struct Settings {
  let file: URL
  private let text: String

  /// - Returns: nil where the folder has no such file.
  init?(folder: URL) {
    file = folder.appending(path: "sengi.yaml")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    self.text = text
  }

  /// The folder that a line `key: folder` names, relative to the file.
  func folder(_ key: String) -> URL? {
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix(key + ":") {
      let rest = line.dropFirst(key.count + 1)
      let value = (rest.firstRange(of: " #").map { rest[..<$0.lowerBound] } ?? rest)
        .trimmingCharacters(in: .whitespaces).trimmingCharacters(in: ["'", "\""])
      if value.isEmpty { return nil }
      return URL(filePath: value, relativeTo: file.deletingLastPathComponent()).absoluteURL
    }
    return nil
  }
}
