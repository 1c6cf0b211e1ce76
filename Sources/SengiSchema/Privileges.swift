import SengiSQL

/// `CREATE ROLE`. Roles belong to the whole cluster: written only where asked for, never dropped.
public struct Role: Sendable, Hashable {
  public var name: SQLIdentifier
  /// What follows the name: `nologin in role reader`. Never a password.
  public var definition: SQLExpression
  public var doc: String?

  public init(name: SQLIdentifier, definition: SQLExpression, doc: String? = nil) {
    self.name = name
    self.definition = definition
    self.doc = doc
  }
}

/// `GRANT` or `REVOKE` on one object.
public struct Grant: Sendable, Hashable {
  /// `SELECT`, on the whole object or on some columns.
  public struct Privilege: Sendable, Hashable {
    /// Upper case: `SELECT`, `ALL`, ….
    public var name: String
    public var columns: [SQLIdentifier]

    public init(name: String, columns: [SQLIdentifier] = []) {
      self.name = name
      self.columns = columns
    }
  }

  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case table, sequence, function, procedure, routine, schema, type, domain, language
    case foreignDataWrapper = "foreign data wrapper"
    case foreignServer = "foreign server"
  }

  public var isRevoke: Bool
  public var privileges: [Privilege]
  public var kind: Kind
  public var object: QualifiedName
  /// A function's argument types in parentheses, as `GRANT` takes them.
  public var arguments: SQLExpression?
  /// `public` stands for PUBLIC.
  public var grantees: [SQLIdentifier]
  public var withGrantOption: Bool

  public init(
    isRevoke: Bool = false, privileges: [Privilege], kind: Kind = .table, object: QualifiedName,
    arguments: SQLExpression? = nil, grantees: [SQLIdentifier], withGrantOption: Bool = false
  ) {
    self.isRevoke = isRevoke
    self.privileges = privileges
    self.kind = kind
    self.object = object
    self.arguments = arguments
    self.grantees = grantees
    self.withGrantOption = withGrantOption
  }
}

/// `ALTER DEFAULT PRIVILEGES`.
public struct DefaultPrivileges: Sendable, Hashable {
  /// What follows `ALTER DEFAULT PRIVILEGES`: `for role app grant select on tables to reader`; for
  /// privileges within a namespace, `in schema` is left out and stands for the file's own.
  public var definition: SQLExpression
  /// The namespace it is limited to; nil for the whole database.
  public var namespace: SQLIdentifier?

  public init(definition: SQLExpression, namespace: SQLIdentifier? = nil) {
    self.definition = definition
    self.namespace = namespace
  }
}
