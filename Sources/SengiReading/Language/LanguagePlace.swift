/// A place in a schema file that has keys of its own.
///
/// The reader refuses every other key there, and the published JSON Schema is made from the same
/// lists.
public enum LanguagePlace: String, Sendable, Hashable, CaseIterable {
  case file, `extension`, role
  case enumeration, enumValue
  case domain, compositeType, attribute, sequence, function, view, viewColumn
  case object, custom, grant, defaultPrivileges
  case table, mixin, behaviour, column, primaryKey, unique, check, foreignKey, exclusion, index
  case trigger, rule, policy, statistics, rowSecurity
  case partition, partitionOf, inheritedColumn
  case rows, rowValue
  /// In `sengi.yaml`.
  case defaults, lintSetting, swift, swiftNaming

  /// The keys of the place, and `ignore`, which every place has.
  public var keys: [LanguageKey] { ownKeys + [.ignore] }

  private var ownKeys: [LanguageKey] {
    switch self {
    case .file: Self.fileKeys
    case .extension: Self.extensionKeys
    case .role: [.doc]
    case .enumeration: Self.enumerationKeys
    case .enumValue: [.doc, .was("label"), .swiftName]
    case .domain: Self.domainKeys
    case .compositeType: Self.compositeTypeKeys
    case .attribute: [.doc]
    case .sequence: [.doc, .was("sequence"), .owner]
    case .function: [.doc, .owner, .dependsOn]
    case .view: Self.viewKeys
    case .viewColumn: Self.viewColumnKeys
    case .object: Self.objectKeys
    case .custom: [.dependsOn]
    case .grant: []
    case .defaultPrivileges: Self.defaultPrivilegesKeys
    case .table: Self.tableKeys
    case .mixin: Self.mixinKeys
    case .behaviour: Self.behaviourKeys
    case .column: Self.columnKeys
    case .primaryKey, .unique, .exclusion: [.doc]
    case .check: Self.checkKeys
    case .foreignKey: Self.foreignKeyKeys
    case .index: Self.indexKeys
    case .trigger, .rule: Self.triggerKeys
    case .policy: [.doc, .dependsOn]
    case .statistics: Self.statisticsKeys
    case .rowSecurity: Self.rowSecurityKeys
    case .partition: Self.partitionKeys
    case .partitionOf: [LanguageKey("attach", .boolean, "The table lists all its columns itself.")]
    case .inheritedColumn: Self.inheritedColumnKeys
    case .rows: Self.rowsKeys
    case .rowValue: [LanguageKey("sql", .tail, "An expression: `now()`.")]
    case .defaults: [Self.use]
    case .lintSetting: Self.lintSettingKeys
    case .swift: SwiftSettings.keys
    case .swiftNaming: SwiftSettings.namingKeys
    }
  }

  /// The keys that say something about the schema.
  static let lintSettingKeys: [LanguageKey] = [
    LanguageKey(
      "severity", .words(LintSetting.Severity.allCases.map(\.rawValue)), "How findings are told."),
    LanguageKey("reason", .text, "Why; needed where a rule is turned down."),
  ]

  /// Whether an object can be a name with nothing after it.
  var mayLackTail: Bool { [.sequence, .role, .object, .viewColumn].contains(self) }

  public var keyNames: [String] { ownKeys.map(\.name) }
}

extension LanguageKey {
  static let doc = LanguageKey("doc", .text, "What it is; becomes a comment in the database.")
  static let ignore = LanguageKey(
    IgnoreKey.name, .map(.text), "Codes of lint findings to keep silent, each with the reason.")
  static let swiftName = LanguageKey("swift_name", .text, "Its name in Swift.")
  static let owner = LanguageKey("owner", .name, "The role that owns it.")
  static let dependsOn = LanguageKey(
    "depends_on", .list(.name), "Objects that must be there before and that its SQL does not show.")

  static func was(_ what: String) -> LanguageKey {
    LanguageKey("was", .name, "The name the \(what) was renamed from.")
  }
}
