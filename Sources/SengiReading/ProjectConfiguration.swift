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
  /// The folder for the Swift files, relative to the configuration file; nil when not said.
  public var output: String?
  /// The folder of templates that override Sengi's, relative to the configuration file.
  public var templates: String?
  /// What is said about lint rules, in the file's order.
  public var lint: [LintSetting] = []
  /// What is said about generated Swift.
  public var swift = SwiftSettings()
  /// What every table uses that does not say otherwise.
  public var defaultUses: [BehaviourUse] = []

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

  /// The settings there are; the published JSON Schema is made from them, too.
  static let keys: [LanguageKey] = [
    LanguageKey(
      "target", .integer(PostgresVersion.supported),
      "The oldest PostgreSQL that the SQL has to run on."),
    LanguageKey("schemas", .text, "The folder of the schema files."),
    LanguageKey("output", .text, "The folder that 'sengi generate' writes the Swift files to."),
    LanguageKey("templates", .text, "The folder of templates that override Sengi's."),
    LanguageKey("main_namespace", .name, "The namespace whose Swift types stand at the top level."),
    LanguageKey("namespaces", .map(.name), "Other names of namespaces in the database."),
    LanguageKey("swift", .place(.swift), "What the generated Swift is like."),
    LanguageKey("defaults", .place(.defaults), "What every table has that does not say otherwise."),
    LanguageKey(
      "lint",
      .map(.anyOf([.words(LintSetting.Severity.allCases.map(\.rawValue)), .place(.lintSetting)])),
      "Severities of lint rules by code."),
  ]
  private static var keyNames: [String] { keys.map(\.name) }

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
    case "swift": swift.read(entry.value, &diagnostics)
    case "output":
      output = entry.value.text("a folder", &diagnostics)
    case "templates":
      templates = entry.value.text("a folder", &diagnostics)
    case "defaults":
      for setting in entry.value.entries("what tables use", &diagnostics) ?? [] {
        guard setting.name == "use" else {
          diagnostics.error(
            SchemaCode.badConfiguration, "unknown default '\(setting.name)'",
            remedy: "write 'use: [timestamps]'", at: setting.key.range)
          continue
        }
        defaultUses = BehaviourUse.list(setting.value, &diagnostics).filter { use in
          if use.isTakenAway {
            diagnostics.error(
              SchemaCode.configurationValue, "'-\(use.name)' takes nothing away here",
              remedy: "leave it out", at: use.range)
          }
          return !use.isTakenAway
        }
      }
    case "lint":
      for setting in entry.value.entries("lint rules and their severities", &diagnostics) ?? [] {
        if let read = LintSetting.read(setting, &diagnostics) { lint.append(read) }
      }
    default:
      diagnostics.error(
        SchemaCode.badConfiguration, "unknown setting '\(entry.name)'",
        remedy: Suggestion.remedy(for: entry.name, in: Self.keyNames)
          ?? "the settings are \(Self.keyNames.joined(separator: ", "))",
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
