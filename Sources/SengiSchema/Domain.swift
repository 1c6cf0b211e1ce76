import SengiSQL

/// `CREATE DOMAIN`: a type with a default and conditions of its own.
public struct Domain: Sendable, Hashable {
  public var name: QualifiedName
  public var doc: String?
  public var swiftName: String?
  /// The name it was renamed from.
  public var was: SQLIdentifier?
  public var type: DataType
  public var collation: SQLText?
  public var defaultValue: SQLExpression?
  /// `NOT NULL`, which for a domain is written out; columns say their own.
  public var isNotNull: Bool
  /// In PostgreSQL 17 and later a domain's NOT NULL has a name; nil for the default one.
  public var notNullName: SQLIdentifier?
  /// Conditions over `value`.
  public var checks: [CheckConstraint]
  public var owner: SQLIdentifier?
  public var dependsOn: [QualifiedName]

  public init(
    name: QualifiedName, doc: String? = nil, swiftName: String? = nil, was: SQLIdentifier? = nil,
    type: DataType, collation: SQLText? = nil, defaultValue: SQLExpression? = nil,
    isNotNull: Bool = false, notNullName: SQLIdentifier? = nil, checks: [CheckConstraint] = [],
    owner: SQLIdentifier? = nil, dependsOn: [QualifiedName] = []
  ) {
    self.name = name
    self.doc = doc
    self.swiftName = swiftName
    self.was = was
    self.type = type
    self.collation = collation
    self.defaultValue = defaultValue
    self.isNotNull = isNotNull
    self.notNullName = notNullName
    self.checks = checks
    self.owner = owner
    self.dependsOn = dependsOn
  }
}

/// `CREATE TYPE … AS (…)`.
public struct CompositeType: Sendable, Hashable {
  public struct Attribute: Sendable, Hashable {
    public var name: SQLIdentifier
    public var type: DataType
    public var collation: SQLText?
    public var doc: String?

    public init(
      name: SQLIdentifier, type: DataType, collation: SQLText? = nil, doc: String? = nil
    ) {
      self.name = name
      self.type = type
      self.collation = collation
      self.doc = doc
    }
  }

  public var name: QualifiedName
  public var doc: String?
  public var swiftName: String?
  /// The name it was renamed from.
  public var was: SQLIdentifier?
  /// In order; every attribute may be NULL.
  public var attributes: [Attribute]
  public var owner: SQLIdentifier?
  public var dependsOn: [QualifiedName]

  public init(
    name: QualifiedName, doc: String? = nil, swiftName: String? = nil, was: SQLIdentifier? = nil,
    attributes: [Attribute], owner: SQLIdentifier? = nil, dependsOn: [QualifiedName] = []
  ) {
    self.name = name
    self.doc = doc
    self.swiftName = swiftName
    self.was = was
    self.attributes = attributes
    self.owner = owner
    self.dependsOn = dependsOn
  }
}
