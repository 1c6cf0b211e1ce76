import SengiSQL

/// A whole database schema as immutable values that refer to one another by name.
///
/// Everything the YAML may leave out stands written here: names of constraints and indexes, the
/// columns that behaviours add, constraints that were said beside a column. Two schemas that mean
/// the same are equal, wherever their files lie.
public struct Schema: Sendable, Hashable {
  /// The oldest server the SQL has to run on.
  public var target: PostgresVersion
  public var extensions: [Extension]
  /// In the order of their names.
  public var namespaces: [Namespace]
  public var roles: [Role]
  /// Objects of kinds that live in no namespace.
  public var objects: [DefinedObject]
  public var customObjects: [CustomObject]
  /// Default privileges that hold in the whole database.
  public var defaultPrivileges: [DefaultPrivileges]

  public init(
    target: PostgresVersion = .default, extensions: [Extension] = [], namespaces: [Namespace] = [],
    roles: [Role] = [], objects: [DefinedObject] = [], customObjects: [CustomObject] = [],
    defaultPrivileges: [DefaultPrivileges] = []
  ) {
    self.target = target
    self.extensions = extensions
    self.namespaces = namespaces
    self.roles = roles
    self.objects = objects
    self.customObjects = customObjects
    self.defaultPrivileges = defaultPrivileges
  }

  public func namespace(_ name: SQLIdentifier) -> Namespace? {
    namespaces.first { $0.name == name }
  }

  public func table(_ name: QualifiedName) -> Table? {
    // By position, so that only the table found is copied.
    for space in namespaces.indices where namespaces[space].name == name.namespace {
      for index in namespaces[space].tables.indices
      where namespaces[space].tables[index].name == name {
        return namespaces[space].tables[index]
      }
    }
    return nil
  }

  public func enumeration(_ name: QualifiedName) -> Enumeration? {
    namespaces.first { $0.name == name.namespace }?.enumerations.first { $0.name == name }
  }

  public func shape(_ name: QualifiedName) -> Shape? {
    namespaces.first { $0.name == name.namespace }?.shapes.first { $0.name == name }
  }

  public func domain(_ name: QualifiedName) -> Domain? {
    namespaces.first { $0.name == name.namespace }?.domains.first { $0.name == name }
  }

  public func compositeType(_ name: QualifiedName) -> CompositeType? {
    namespaces.first { $0.name == name.namespace }?.compositeTypes.first { $0.name == name }
  }

  public func view(_ name: QualifiedName) -> View? {
    namespaces.first { $0.name == name.namespace }?.views.first { $0.name == name }
  }

  /// The namespace PostgreSQL itself starts with.
  public static let publicNamespace = SQLIdentifier(static: "public")

  /// Where unqualified names in SQL text of a namespace are looked up: the namespace itself,
  /// `public`, and wherever extensions were put.
  public func searchPath(of namespace: SQLIdentifier?) -> [SQLIdentifier] {
    var path: [SQLIdentifier] = []
    let all = [namespace ?? Self.publicNamespace, Self.publicNamespace]
    for name in all + extensions.compactMap(\.namespace) where !path.contains(name) {
      path.append(name)
    }
    return path
  }

  /// Every table, by namespace and then in the order of its files.
  public var tables: [Table] {
    // Tables are large values: one list is shared rather than copied.
    let lists = namespaces.lazy.map(\.tables).filter { !$0.isEmpty }
    guard let first = lists.first, lists.dropFirst().isEmpty else {
      return namespaces.flatMap(\.tables)
    }
    return first
  }
}

/// A major version of PostgreSQL.
public struct PostgresVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  public static let supported = 14...18
  public static let `default` = PostgresVersion(major: 15)

  public let major: Int

  public init(major: Int) { self.major = major }

  public var description: String { String(major) }

  public static func < (left: PostgresVersion, right: PostgresVersion) -> Bool {
    left.major < right.major
  }
}

/// `CREATE EXTENSION`.
public struct Extension: Sendable, Hashable {
  public var name: SQLIdentifier
  public var version: String?
  public var namespace: SQLIdentifier?
  /// A comment other than the one the extension brings.
  public var doc: String?

  public init(
    name: SQLIdentifier, version: String? = nil, namespace: SQLIdentifier? = nil,
    doc: String? = nil
  ) {
    self.name = name
    self.version = version
    self.namespace = namespace
    self.doc = doc
  }
}

/// A PostgreSQL schema and the objects in it, each list in the order the files give.
public struct Namespace: Sendable, Hashable {
  public var name: SQLIdentifier
  public var doc: String?
  /// The name of the caseless enum around its Swift types when the user chose one.
  public var swiftName: String?
  public var enumerations: [Enumeration]
  public var shapes: [Shape]
  /// Functions, procedures and aggregates.
  public var functions: [Function]
  public var tables: [Table]
  public var domains: [Domain]
  public var compositeTypes: [CompositeType]
  public var sequences: [SequenceObject]
  /// Views and materialized views.
  public var views: [View]
  /// Objects of the rarer kinds that live in a namespace.
  public var objects: [DefinedObject]
  /// On objects of the namespace, and on itself.
  public var grants: [Grant]
  /// Limited to the namespace.
  public var defaultPrivileges: [DefaultPrivileges]
  public var owner: SQLIdentifier?
  /// Tables and other objects that are gone on purpose, with what they held.
  public var dropped: [QualifiedName]

  public init(
    name: SQLIdentifier, doc: String? = nil, swiftName: String? = nil,
    enumerations: [Enumeration] = [], shapes: [Shape] = [], functions: [Function] = [],
    tables: [Table] = [], domains: [Domain] = [], compositeTypes: [CompositeType] = [],
    sequences: [SequenceObject] = [], views: [View] = [], objects: [DefinedObject] = [],
    grants: [Grant] = [], defaultPrivileges: [DefaultPrivileges] = [], owner: SQLIdentifier? = nil,
    dropped: [QualifiedName] = []
  ) {
    self.name = name
    self.doc = doc
    self.swiftName = swiftName
    self.enumerations = enumerations
    self.shapes = shapes
    self.functions = functions
    self.tables = tables
    self.domains = domains
    self.compositeTypes = compositeTypes
    self.sequences = sequences
    self.views = views
    self.objects = objects
    self.grants = grants
    self.defaultPrivileges = defaultPrivileges
    self.owner = owner
    self.dropped = dropped
  }
}

/// SQL that the author of the schema wrote, kept as written.
public struct SQLExpression: Sendable, Hashable, CustomStringConvertible {
  public var source: String

  public init(_ source: String) { self.source = source }

  public var sql: SQLText { SQLText(verbatim: source) }
  public var description: String { source }
}

/// One schema file and what it declares, which becomes one Swift file.
public struct SchemaUnit: Sendable, Hashable {
  /// The file's path under the schema folder without `.yaml`, such as `auth/user`.
  public var name: String
  public var namespace: SQLIdentifier
  public var enumerations: [QualifiedName]
  public var shapes: [QualifiedName]
  public var tables: [QualifiedName]
  public var domains: [QualifiedName]
  public var compositeTypes: [QualifiedName]
  public var views: [QualifiedName]
  /// Functions, procedures and aggregates, by ``ObjectPath/function(_:)``.
  public var functions: [ObjectPath]

  public init(
    name: String, namespace: SQLIdentifier, enumerations: [QualifiedName] = [],
    shapes: [QualifiedName] = [], tables: [QualifiedName] = [], domains: [QualifiedName] = [],
    compositeTypes: [QualifiedName] = [], views: [QualifiedName] = [], functions: [ObjectPath] = []
  ) {
    self.name = name
    self.namespace = namespace
    self.enumerations = enumerations
    self.shapes = shapes
    self.tables = tables
    self.domains = domains
    self.compositeTypes = compositeTypes
    self.views = views
    self.functions = functions
  }
}
