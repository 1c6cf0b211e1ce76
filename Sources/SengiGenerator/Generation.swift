import SengiDiagnostics
import SengiReading
import SengiSQL
import SengiSwift

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One folder of generated files, made from a project or held against it.
public struct Generation: Sendable {
  public enum Kind: String, Sendable {
    case swift
    case jsonSchema = "json-schema"
  }

  public let project: Project
  public let kind: Kind
  public let output: OutputFolder
  /// Templates instead of those that come with Sengi.
  public let templates: TemplateFolder?
  /// Where it is remembered what was done; nil to do it all each time.
  public let cache: GenerationCache?

  public init(
    _ project: Project, kind: Kind = .swift, output: OutputFolder,
    templates: TemplateFolder? = nil, cache: GenerationCache? = nil
  ) {
    self.project = project
    self.kind = kind
    self.output = output
    self.templates = templates
    self.cache = cache
  }

  /// Brings the folder up to date, or with `isDry` only says what that would do.
  ///
  /// Where neither the input nor the folder has changed since a run without findings, nothing is
  /// read but the input's bytes, and nothing rendered.
  /// - Returns: nil when there is an error, which is then among the diagnostics.
  public func run(isDry: Bool = false, into diagnostics: inout Diagnostics) -> OutputFolder.Changes?
  {
    let key = cache == nil ? nil : inputKey()
    if let cache, let key, cache.isCurrent(output, key: key, kind: kind.rawValue) {
      return OutputFolder.Changes()
    }
    var found = Diagnostics()
    let changes = files(into: &found).flatMap {
      isDry ? output.compare($0, into: &found) : output.update($0, into: &found)
    }
    diagnostics.append(contentsOf: found.all)
    if let cache, let key, let changes, found.all.isEmpty, !isDry || changes.isEmpty {
      cache.remember(output, key: key, kind: kind.rawValue)
    }
    return changes
  }

  private func files(into diagnostics: inout Diagnostics) -> [GeneratedFile]? {
    let set = templates.map { $0.read(into: &diagnostics) } ?? .builtin
    // Mistakes in templates and in the schema are told in one run.
    let reading = project.read(into: &diagnostics)
    guard let set, let reading else {
      if let set { TemplateChecker.check(set, into: &diagnostics) }
      return nil
    }
    switch kind {
    case .swift: return reading.files(templates: set, into: &diagnostics)
    case .jsonSchema: return reading.jsonSchemas
    }
  }

  /// A digest of all that decides the files: this program, the settings, the templates, the YAML.
  /// - Returns: nil when some of it cannot be read, which the run itself then reports.
  private func inputKey() -> String? {
    guard let program = ProgramStamp.current else { return nil }
    var ignored = Diagnostics()
    var hash = SHA256()
    hash.update(program)
    if let path = project.configuration {
      guard let data = try? Data(contentsOf: URL(filePath: path)) else { return nil }
      hash.update(path)
      hash.update(Array(data))
    }
    for file in templates?.files(into: &ignored) ?? [] {
      hash.update("template \(file.path) \(file.bytes.count)")
      hash.update(file.bytes)
    }
    for file in project.schemas.files(into: &ignored) {
      hash.update("schema \(file.path) \(file.bytes.count)")
      hash.update(file.bytes)
    }
    return ignored.all.isEmpty ? hash.hex() : nil
  }
}
