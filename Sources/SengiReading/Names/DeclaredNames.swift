import SengiSQL
import SengiSchema

/// What the files declare, gathered before anything refers to it.
struct DeclaredNames {
  enum Kind: Hashable { case enumeration, shape, table }

  private var names: [Kind: Set<QualifiedName>] = [:]
  private(set) var extensions: Set<String> = []
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

  mutating func declareExtension(_ name: String) { extensions.insert(name) }

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
    let own = QualifiedName(namespace, name)
    if isDeclared(kind, own) { return own }
    let main = QualifiedName(mainNamespace, name)
    return isDeclared(kind, main) ? main : own
  }

  /// Names of a kind that can be written without a qualifier in `namespace`, for suggestions.
  func candidates(_ kind: Kind, in namespace: SQLIdentifier) -> [String] {
    (names[kind] ?? []).filter { $0.namespace == namespace || $0.namespace == mainNamespace }
      .map(\.name.name).sorted()
  }
}

/// Types that well-known extensions bring.
enum ExtensionTypes {
  static let byType: [String: String] = [
    "citext": "citext", "hstore": "hstore", "ltree": "ltree", "lquery": "ltree",
    "ltxtquery": "ltree", "vector": "vector", "halfvec": "vector", "sparsevec": "vector",
    "geometry": "postgis", "geography": "postgis", "box2d": "postgis", "box3d": "postgis",
    "raster": "postgis_raster", "cube": "cube", "seg": "seg", "isbn": "isn", "isbn13": "isn",
    "ean13": "isn", "issn": "isn", "upc": "isn", "earth": "earthdistance", "semver": "semver",
  ]
}
