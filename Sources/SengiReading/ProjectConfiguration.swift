import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

/// What `sengi.yaml` says about a project; every key may be left out.
public struct ProjectConfiguration: Sendable, Hashable {
  /// The oldest server the schema has to load on.
  public var target = PostgresVersion.default
  /// The namespace whose Swift types stand at the top level.
  public var mainNamespace = SQLIdentifier(static: "public")
  /// Namespaces under other names: the name in the files, the name in the database.
  public var namespaces: [SQLIdentifier: SQLIdentifier] = [:]
  /// The schema folder, relative to the configuration file; nil when not said.
  public var schemas: String?
  /// What is said about lint rules, in the file's order.
  public var lint: [LintSetting] = []

  public init() {}

  /// - Returns: nil when the file has errors, which are then in `diagnostics`.
  public static func read(
    _ contents: [UInt8], path: String, into diagnostics: inout Diagnostics
  ) -> ProjectConfiguration? {
    var own = Diagnostics()
    let (root, found) = YAMLReader.read(contents, file: path)
    own.append(contentsOf: found.all)
    var configuration = ProjectConfiguration()
    if let root, !root.isNull, let entries = root.entries("settings", &own) {
      for entry in entries { configuration.take(entry, &own) }
    }
    diagnostics.append(contentsOf: own.all)
    return own.hasErrors ? nil : configuration
  }

  private static let keys = ["target", "main_namespace", "namespaces", "schemas", "lint"]

  private mutating func take(_ entry: YAMLEntry, _ diagnostics: inout Diagnostics) {
    switch entry.name {
    case "target":
      guard let major = entry.value.integer(nil, in: PostgresVersion.supported, &diagnostics)
      else { return }
      target = PostgresVersion(major: major)
    case "main_namespace":
      if let name = Self.identifier(entry.value, &diagnostics) { mainNamespace = name }
    case "namespaces":
      for mapping in entry.value.entries("namespaces and their names", &diagnostics) ?? [] {
        guard let from = Self.identifier(mapping.key, &diagnostics),
          let to = Self.identifier(mapping.value, &diagnostics)
        else { continue }
        namespaces[from] = to
      }
    case "schemas":
      schemas = entry.value.text("a folder", &diagnostics)
    case "lint":
      for setting in entry.value.entries("lint rules and their severities", &diagnostics) ?? [] {
        if let read = LintSetting.read(setting, &diagnostics) { lint.append(read) }
      }
    default:
      diagnostics.error(
        SchemaCode.badConfiguration, "unknown setting '\(entry.name)'",
        remedy: Suggestion.remedy(for: entry.name, in: Self.keys)
          ?? "the settings are \(Self.keys.joined(separator: ", "))",
        at: entry.key.range)
    }
  }

  private static func identifier(
    _ node: YAMLNode, _ diagnostics: inout Diagnostics
  ) -> SQLIdentifier? {
    guard let text = node.name("a namespace's name", &diagnostics) else { return nil }
    guard let name = SQLIdentifier(text) else {
      diagnostics.error(
        SchemaCode.configurationValue, "'\(text)' cannot be the name of a namespace",
        remedy: "use 1 to 63 bytes without NUL", at: node.range)
      return nil
    }
    return name
  }
}
