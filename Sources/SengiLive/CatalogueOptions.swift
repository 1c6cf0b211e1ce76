import SengiSQL

/// What of a database is read.
public struct CatalogueOptions: Sendable, Hashable {
  /// The namespaces to read; empty for all.
  public var namespaces: Set<SQLIdentifier>
  /// Namespaces to leave out, even when they stand in `namespaces`.
  public var excludedNamespaces: Set<SQLIdentifier>
  /// Whether objects say who owns them.
  public var includesOwners: Bool
  /// Whether extensions say their version, which ties the schema to servers that have it.
  public var includesExtensionVersions: Bool
  /// Whether the roles that the schema names are read with their attributes and memberships. Never
  /// with passwords.
  public var includesRoles: Bool

  public init(
    namespaces: Set<SQLIdentifier> = [], excludedNamespaces: Set<SQLIdentifier> = [],
    includesOwners: Bool = false, includesExtensionVersions: Bool = false,
    includesRoles: Bool = false
  ) {
    self.namespaces = namespaces
    self.excludedNamespaces = excludedNamespaces
    self.includesOwners = includesOwners
    self.includesExtensionVersions = includesExtensionVersions
    self.includesRoles = includesRoles
  }

  /// The server's own namespaces and the one of Sengi's helpers are never read.
  func reads(_ namespace: String) -> Bool {
    guard !namespace.hasPrefix("pg_"), namespace != "information_schema", namespace != "sengi",
      let name = SQLIdentifier(namespace)
    else { return false }
    return (namespaces.isEmpty || namespaces.contains(name)) && !excludedNamespaces.contains(name)
  }
}
