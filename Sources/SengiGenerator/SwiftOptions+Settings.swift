import SengiDiagnostics
import SengiReading
import SengiSQL
import SengiSchema
import SengiSwift

extension SwiftOptions {
  /// The settings for a schema; a pattern that means none of its tables is a finding.
  init(_ settings: SwiftSettings, for schema: Schema, into diagnostics: inout Diagnostics) {
    self.init()
    access =
      switch settings.access {
      case .public: .public
      case .package: .package
      case .internal: .internal
      }
    codableKeys =
      switch settings.codable {
      case .none: nil
      case .camel: .properties
      case .snake: .columns
      }
    strongIDs = settings.strongIDs
    imports = settings.imports
    hasExactDates = settings.dateType == .timestamp
    hasExactDecimals = settings.decimalType == .exact
    hasValidation = settings.validation
    naming = NamingRules(acronyms: settings.acronyms, plurals: settings.plurals)
    let tables =
      schema.tables.map(\.name) + schema.namespaces.flatMap { $0.views.map(\.name) }
    if let include = settings.include {
      excludedTables = Set(tables)
      for pattern in include {
        excludedTables.subtract(Self.tables(tables, pattern, &diagnostics))
      }
    }
    for pattern in settings.exclude {
      excludedTables.formUnion(Self.tables(tables, pattern, &diagnostics))
    }
  }

  private static func tables(
    _ tables: [QualifiedName], _ pattern: SwiftSettings.TablePattern,
    _ diagnostics: inout Diagnostics
  ) -> [QualifiedName] {
    let found = tables.filter {
      pattern.matches($0.name.name) || pattern.matches($0.description)
    }
    if found.isEmpty {
      let names = tables.flatMap { [$0.name.name, $0.description] }
      diagnostics.error(
        "CFG0002", "no table or view is called '\(pattern.text)'",
        remedy: Suggestion.remedy(for: pattern.text, in: names)
          ?? "write a table's name as in 'auth.users', or 'auth.*'",
        at: pattern.range)
    }
    return found
  }
}

extension SwiftSettings.TablePattern {
  /// Whether the name is the pattern, `*` standing for any text.
  func matches(_ name: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
    var rest = Array(name.utf8)[...]
    for (position, part) in parts.enumerated() {
      let part = Array(part)
      if position == 0 {
        guard rest.starts(with: part) else { return false }
        rest = rest.dropFirst(part.count)
        if parts.count == 1 { return rest.isEmpty }
      } else if position == parts.count - 1 {
        return rest.count >= part.count && rest.suffix(part.count).elementsEqual(part)
      } else {
        guard let range = rest.firstRange(of: part) else { return false }
        rest = rest[range.upperBound...]
      }
    }
    return rest.isEmpty
  }
}
