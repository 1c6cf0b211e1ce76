import SengiSQL
import SengiSchema

/// What the files declare, gathered before anything refers to it.
struct DeclaredNames {
  enum Kind: Hashable, CaseIterable {
    case enumeration, shape, table, domain, composite, range, base, sequence, view, function
  }

  private var names: [Kind: Set<QualifiedName>] = [:]
  private(set) var extensions: Set<String> = []
  /// Where extensions were put, in the order in which they are looked into.
  private var extensionNamespaces: [SQLIdentifier] = []
  let mainNamespace: SQLIdentifier
  private let mapping: [SQLIdentifier: SQLIdentifier]

  init(_ configuration: ProjectConfiguration) {
    mapping = configuration.namespaces
    mainNamespace = mapping[configuration.mainNamespace] ?? configuration.mainNamespace
  }

  /// The name a namespace of the files has in the database.
  func mapped(_ namespace: SQLIdentifier) -> SQLIdentifier { mapping[namespace] ?? namespace }

  mutating func declare(_ kind: Kind, _ name: QualifiedName) {
    names[kind, default: []].insert(name)
  }

  mutating func declareExtension(_ name: String, in namespace: SQLIdentifier? = nil) {
    extensions.insert(name)
    if let namespace, !extensionNamespaces.contains(namespace) {
      extensionNamespaces.append(namespace)
    }
  }

  /// Whether unqualified names in files of `namespace` are looked up in `other`.
  func searches(_ other: SQLIdentifier, in namespace: SQLIdentifier) -> Bool {
    other == namespace || other == mainNamespace || extensionNamespaces.contains(other)
  }

  /// What a type's name means: an object of the schema, if it declares one.
  func resolveType(
    _ qualifier: SQLIdentifier?, _ name: SQLIdentifier, in namespace: SQLIdentifier
  ) -> (kind: Kind, name: QualifiedName)? {
    let spaces = qualifier.map { [mapped($0)] } ?? searchPath(of: namespace)
    for space in spaces {
      let candidate = QualifiedName(space, name)
      for kind in Self.types where isDeclared(kind, candidate) { return (kind, candidate) }
    }
    return nil
  }

  /// The object of any kind that a name means; one of the file's own namespace when there is none.
  func resolveAny(
    _ qualifier: SQLIdentifier?, _ name: SQLIdentifier, in namespace: SQLIdentifier
  ) -> QualifiedName {
    if let qualifier { return QualifiedName(mapped(qualifier), name) }
    let found = searchPath(of: namespace).first { space in
      Kind.allCases.contains { isDeclared($0, QualifiedName(space, name)) }
    }
    return QualifiedName(found ?? namespace, name)
  }

  private static let types: [Kind] = [
    .enumeration, .domain, .composite, .range, .base, .table, .view,
  ]

  private func searchPath(of namespace: SQLIdentifier) -> [SQLIdentifier] {
    [namespace] + [mainNamespace].filter { $0 != namespace } + extensionNamespaces
  }

  func isDeclared(_ kind: Kind, _ name: QualifiedName) -> Bool {
    names[kind]?.contains(name) ?? false
  }

  /// The object a name means in a file of `namespace`: there first, then in the main namespace.
  ///
  /// A name that is declared nowhere comes back as one of the file's own namespace, so that whoever
  /// checks references can say that it is missing.
  func resolve(
    _ kind: Kind, _ qualifier: SQLIdentifier?, _ name: SQLIdentifier, in namespace: SQLIdentifier
  ) -> QualifiedName {
    if let qualifier { return QualifiedName(mapped(qualifier), name) }
    let found = searchPath(of: namespace).first { isDeclared(kind, QualifiedName($0, name)) }
    return QualifiedName(found ?? namespace, name)
  }

  /// Names of a kind that can be written without a qualifier in `namespace`, for suggestions.
  func candidates(_ kind: Kind, in namespace: SQLIdentifier) -> [String] {
    (names[kind] ?? []).filter { $0.namespace == namespace || $0.namespace == mainNamespace }
      .map(\.name.name).sorted()
  }
}

/// Types that well-known extensions bring.
enum ExtensionTypes {
  /// Whether an extension may bring types that are not listed here.
  static func mayBringOthers(_ name: String) -> Bool {
    !withoutTypes.contains(name) && !byType.values.contains(name)
  }

  private static let withoutTypes: Set<String> = [
    "adminpack", "amcheck", "autoinc", "bloom", "btree_gin", "btree_gist", "dict_int", "dict_xsyn",
    "fuzzystrmatch", "insert_username", "moddatetime", "pg_buffercache", "pg_freespacemap",
    "pg_prewarm", "pg_stat_statements", "pg_trgm", "pg_visibility", "pgcrypto", "pgrowlocks",
    "pgstattuple", "plpgsql", "postgres_fdw", "file_fdw", "refint", "sslinfo", "tcn",
    "tsm_system_rows",
    "tsm_system_time", "unaccent", "uuid-ossp",
  ]

  static let byType: [String: String] = [
    "citext": "citext", "hstore": "hstore", "ltree": "ltree", "lquery": "ltree",
    "ltxtquery": "ltree", "vector": "vector", "halfvec": "vector", "sparsevec": "vector",
    "geometry": "postgis", "geography": "postgis", "box2d": "postgis", "box3d": "postgis",
    "raster": "postgis_raster", "cube": "cube", "seg": "seg", "isbn": "isn", "isbn13": "isn",
    "ean13": "isn", "issn": "isn", "upc": "isn", "earth": "earthdistance", "query_int": "intarray",
    "semver": "semver",
  ]
}
