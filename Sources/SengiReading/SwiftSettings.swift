import SengiDiagnostics
import SengiYAML

/// What `sengi.yaml` says about generated Swift, below `swift:`.
public struct SwiftSettings: Sendable, Hashable {
  public enum Access: String, Sendable, Hashable, CaseIterable {
    case `public`, package, `internal`
  }

  /// Whether rows are `Codable`, and how their keys are written.
  public enum Codable: String, Sendable, Hashable, CaseIterable {
    case none
    /// As the Swift properties: `createdAt`.
    case camel
    /// As the columns: `created_at`.
    case snake
  }

  /// What a `timestamptz` is read as.
  public enum DateType: String, Sendable, Hashable, CaseIterable {
    case date = "Date"
    case timestamp = "PGTimestampTZ"
  }

  /// What a `numeric` is read as.
  public enum DecimalType: String, Sendable, Hashable, CaseIterable {
    case decimal = "Decimal"
    case exact = "PGDecimal"
  }

  /// A table's name, or `*` for any part of one: `auth.users`, `auth.*`, `audit_*`.
  public struct TablePattern: Sendable, Hashable {
    public var text: String
    public var range: SourceRange
  }

  public var access = Access.public
  public var codable = Codable.none
  /// Whether a primary key has a type of its own for each table.
  public var strongIDs = true
  /// Modules that every generated file imports beside Foundation and Sengi.
  public var imports: [String] = []
  public var dateType = DateType.date
  public var decimalType = DecimalType.decimal
  /// Whether values can be held to the database's rules before they are sent.
  public var validation = true
  /// The tables that get Swift; nil for all.
  public var include: [TablePattern]?
  /// The tables that get none, though they were included.
  public var exclude: [TablePattern] = []
  /// Words that type names write in capitals, in lower case.
  public var acronyms: Set<String> = []
  /// Plurals by their singulars, in lower case.
  public var plurals: [String: String] = [:]

  public init() {}

  static let keys: [LanguageKey] = [
    LanguageKey("access", words(Access.self), "Who may use what is generated."),
    LanguageKey(
      "codable", words(Codable.self),
      "Whether rows are Codable: with keys as in Swift (camel), or as in the database (snake)."),
    LanguageKey(
      "strong_ids", .boolean, "Whether each table's primary key is a type of its own (User.ID)."),
    LanguageKey("imports", .list(.name), "Modules that every generated file imports as well."),
    LanguageKey("date_type", words(DateType.self), "The Swift type of timestamptz."),
    LanguageKey("decimal_type", words(DecimalType.self), "The Swift type of numeric."),
    LanguageKey(
      "validation", .boolean, "Whether validate() knows the rules that a table has for its rows."),
    LanguageKey(
      "include", .list(.name), "The tables that get Swift, such as auth.*; all if absent."),
    LanguageKey("exclude", .list(.name), "Tables that get no Swift, such as auth.sessions."),
    LanguageKey("naming", .place(.swiftNaming), "How names are made from those of the database."),
  ]

  static let namingKeys: [LanguageKey] = [
    LanguageKey("acronyms", .list(.name), "Words that type names write in capitals, such as gps."),
    LanguageKey("plurals", .map(.name), "Plurals of nouns by their singulars."),
  ]

  private static func words<Word: CaseIterable & RawRepresentable>(_: Word.Type) -> LanguageForm
  where Word.RawValue == String {
    .words(Word.allCases.map(\.rawValue))
  }

  mutating func read(_ node: YAMLNode, _ diagnostics: inout Diagnostics) {
    for entry in node.entries("settings of the generated Swift", &diagnostics) ?? [] {
      take(entry, &diagnostics)
    }
  }

  private mutating func take(_ entry: YAMLEntry, _ diagnostics: inout Diagnostics) {
    let value = entry.value
    switch entry.name {
    case "access": access = Self.word(value, &diagnostics) ?? access
    case "codable": codable = Self.word(value, &diagnostics) ?? codable
    case "strong_ids": strongIDs = value.bool("'strong_ids'", &diagnostics) ?? strongIDs
    case "imports": imports = Self.modules(value, &diagnostics)
    case "date_type": dateType = Self.word(value, &diagnostics) ?? dateType
    case "decimal_type": decimalType = Self.word(value, &diagnostics) ?? decimalType
    case "validation": validation = value.bool("'validation'", &diagnostics) ?? validation
    case "include": include = Self.patterns(value, &diagnostics)
    case "exclude": exclude = Self.patterns(value, &diagnostics)
    case "naming":
      for entry in value.entries("rules for names", &diagnostics) ?? [] {
        takeNaming(entry, &diagnostics)
      }
    default: Self.unknown(entry, Self.keys, &diagnostics)
    }
  }

  private static func unknown(
    _ entry: YAMLEntry, _ keys: [LanguageKey], _ diagnostics: inout Diagnostics
  ) {
    let names = keys.map(\.name)
    diagnostics.error(
      SchemaCode.badConfiguration, "unknown setting '\(entry.name)'",
      remedy: Suggestion.remedy(for: entry.name, in: names)
        ?? "the settings are \(names.joined(separator: ", "))",
      at: entry.key.range)
  }

  private mutating func takeNaming(_ entry: YAMLEntry, _ diagnostics: inout Diagnostics) {
    switch entry.name {
    case "acronyms":
      for item in entry.value.items("words", &diagnostics) ?? [] {
        if let word = Self.noun(item, &diagnostics) { acronyms.insert(word) }
      }
    case "plurals":
      var singulars: [String: String] = [:]
      for item in entry.value.entries("nouns and their plurals", &diagnostics) ?? [] {
        guard let singular = Self.noun(item.key, &diagnostics),
          let plural = Self.noun(item.value, &diagnostics)
        else { continue }
        if let other = singulars.updateValue(singular, forKey: plural) {
          diagnostics.error(
            SchemaCode.configurationValue,
            "'\(plural)' is the plural of '\(other)' and of '\(singular)'",
            remedy: "leave one of them out", at: item.value.range)
        }
        plurals[singular] = plural
      }
    default: Self.unknown(entry, Self.namingKeys, &diagnostics)
    }
  }

  private static func word<Word: CaseIterable & RawRepresentable>(
    _ node: YAMLNode, _ diagnostics: inout Diagnostics
  ) -> Word? where Word.RawValue == String {
    if let word = node.string.flatMap(Word.init(rawValue:)) { return word }
    let words = Word.allCases.map(\.rawValue)
    diagnostics.error(
      SchemaCode.configurationValue, "\(node.described) is none of the values of this setting",
      remedy: Suggestion.remedy(for: node.string ?? "", in: words)
        ?? "write \(words.dropLast().joined(separator: ", ")) or \(words.last ?? "")",
      at: node.range)
    return nil
  }

  /// One word in any case; names are compared in lower case.
  private static func noun(_ node: YAMLNode, _ diagnostics: inout Diagnostics) -> String? {
    guard let text = node.name("a word", &diagnostics) else { return nil }
    guard
      text.unicodeScalars.allSatisfy({
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      })
    else {
      diagnostics.error(
        SchemaCode.configurationValue, "'\(text)' is not one word",
        remedy: "write letters and digits only", at: node.range)
      return nil
    }
    return text.lowercased()
  }

  private static func modules(_ node: YAMLNode, _ diagnostics: inout Diagnostics) -> [String] {
    var modules: [String] = []
    for item in node.items("modules", &diagnostics) ?? [] {
      guard let name = item.name("a module's name", &diagnostics) else { continue }
      let isName =
        name.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
        && name.utf8.first.map(isLetter) == true
      if !isName || modules.contains(name) || ["Foundation", "Sengi"].contains(name) {
        diagnostics.error(
          SchemaCode.configurationValue,
          isName ? "'\(name)' is imported already" : "'\(name)' is no name of a module",
          remedy: isName ? "leave it out" : "write letters, digits and '_'", at: item.range)
        continue
      }
      modules.append(name)
    }
    return modules
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte == 0x5F || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func patterns(
    _ node: YAMLNode, _ diagnostics: inout Diagnostics
  ) -> [TablePattern] {
    (node.items("names of tables", &diagnostics) ?? []).compactMap { item in
      item.name("a table's name", &diagnostics).map { TablePattern(text: $0, range: item.range) }
    }
  }
}
