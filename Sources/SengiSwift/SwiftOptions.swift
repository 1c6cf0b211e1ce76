import SengiSQL

/// What a project says about its generated Swift.
public struct SwiftOptions: Sendable, Hashable {
  public enum Access: String, Sendable, Hashable {
    case `public`, package, `internal`
  }

  /// How the keys of `Codable` rows are written.
  public enum CodableKeys: Sendable, Hashable {
    /// As the Swift properties.
    case properties
    /// As the columns in the database.
    case columns
  }

  public var access = Access.public
  /// The keys of `Codable` rows; nil for rows that are not.
  public var codableKeys: CodableKeys?
  /// Whether a primary key has a type of its own for each table: `User.ID` instead of `UUID`.
  public var strongIDs = true
  /// Modules that every file imports beside Foundation and Sengi.
  public var imports: [String] = []
  /// Whether `timestamptz` is read as `PGTimestampTZ` instead of `Date`.
  public var hasExactDates = false
  /// Whether `numeric` is read as `PGDecimal` instead of `Decimal`.
  public var hasExactDecimals = false
  /// Whether `validate()` knows the rules of the database.
  public var hasValidation = true
  public var naming = NamingRules()
  /// Tables and views that get no Swift.
  public var excludedTables: Set<QualifiedName> = []

  public init() {}

  /// What precedes a declaration.
  var accessModifier: SwiftCode {
    switch access {
    case .public: "public "
    case .package: "package "
    case .internal: ""
    }
  }

  /// The Swift type of a column of this scalar type.
  func columnType(_ scalar: ScalarType) -> LibraryName {
    switch scalar.library {
    case .date where hasExactDates: .pgTimestampTZ
    case .decimal where hasExactDecimals: .pgDecimal
    default: scalar.library
    }
  }

  /// The lines that import what generated code uses, in the order of swift-format.
  var importLines: [SwiftCode] {
    let names = Set(["Foundation", "Sengi"] + imports).sorted()
    return names.compactMap { SwiftIdentifier(validating: $0) }.map { "import \($0)" }
  }
}
