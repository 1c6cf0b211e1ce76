import SengiSQL

/// How rows are spread over partitions: `PARTITION BY range (created_at)`.
public struct Partitioning: Sendable, Hashable {
  public enum Strategy: String, Sendable, Hashable {
    case range, list, hash
  }

  public var strategy: Strategy
  /// What stands in the parentheses: columns or expressions with collations and operator classes.
  public var keys: SQLExpression

  public init(strategy: Strategy, keys: SQLExpression) {
    self.strategy = strategy
    self.keys = keys
  }
}

/// What makes a table a partition: `PARTITION OF parent FOR VALUES …`.
public struct PartitionBound: Sendable, Hashable {
  public var parent: QualifiedName
  /// `for values from (…) to (…)`, `for values in (…)`, `for values with (…)` or `default`.
  public var bound: SQLExpression
  /// Whether the table lists all its columns itself, in an order of its own, and is attached.
  public var isAttached: Bool

  public init(parent: QualifiedName, bound: SQLExpression, isAttached: Bool = false) {
    self.parent = parent
    self.bound = bound
    self.isAttached = isAttached
  }
}

/// What a column has beyond its type and value (manual, ALTER TABLE … ALTER COLUMN).
public struct ColumnSettings: Sendable, Hashable {
  /// `plain`, `external`, `extended` or `main`, where it is not the type's own.
  public var storage: SQLIdentifier?
  /// `pglz` or `lz4`.
  public var compression: SQLIdentifier?
  /// The statistics target.
  public var statistics: Int?
  /// Inside `SET (…)`: `n_distinct = 100`.
  public var options: SQLText?
  /// Inside `OPTIONS (…)` of a foreign table's column.
  public var foreignOptions: SQLText?

  public init(
    storage: SQLIdentifier? = nil, compression: SQLIdentifier? = nil, statistics: Int? = nil,
    options: SQLText? = nil, foreignOptions: SQLText? = nil
  ) {
    self.storage = storage
    self.compression = compression
    self.statistics = statistics
    self.options = options
    self.foreignOptions = foreignOptions
  }
}

/// `EXCLUDE USING gist (room WITH =, during WITH &&)`.
public struct ExclusionConstraint: Sendable, Hashable {
  public var name: SQLIdentifier
  /// What follows `EXCLUDE`, without deferral.
  public var definition: SQLExpression
  public var deferral: Deferral?
  public var doc: String?

  public init(
    name: SQLIdentifier, definition: SQLExpression, deferral: Deferral? = nil, doc: String? = nil
  ) {
    self.name = name
    self.definition = definition
    self.deferral = deferral
    self.doc = doc
  }
}

/// Whether row-level security policies bind (manual §5.9).
public enum RowSecurity: Sendable, Hashable {
  case enabled
  /// `FORCE`: the table's owner is bound too.
  case forced
  /// `FORCE` set while row security itself is off, as the catalogue can hold it.
  case forcedButDisabled
}

/// `CREATE POLICY`.
public struct Policy: Sendable, Hashable {
  public enum Command: String, Sendable, Hashable {
    case all, select, insert, update, delete
  }

  public var name: SQLIdentifier
  public var isRestrictive: Bool
  public var command: Command
  /// Empty for `PUBLIC`; `current_user` and its like stand as names.
  public var roles: [SQLIdentifier]
  public var using: SQLExpression?
  public var withCheck: SQLExpression?
  public var doc: String?
  public var dependsOn: [QualifiedName]

  public init(
    name: SQLIdentifier, isRestrictive: Bool = false, command: Command = .all,
    roles: [SQLIdentifier] = [], using: SQLExpression? = nil, withCheck: SQLExpression? = nil,
    doc: String? = nil, dependsOn: [QualifiedName] = []
  ) {
    self.name = name
    self.isRestrictive = isRestrictive
    self.command = command
    self.roles = roles
    self.using = using
    self.withCheck = withCheck
    self.doc = doc
    self.dependsOn = dependsOn
  }
}

/// When a trigger or rule fires (manual, ALTER TABLE … ENABLE TRIGGER).
public enum Firing: String, Sendable, Hashable {
  case origin, disabled, replica, always
}

/// `CREATE RULE`.
public struct Rule: Sendable, Hashable {
  public var name: SQLIdentifier
  /// `insert`, `update`, `delete` or `select`.
  public var event: SQLExpression
  /// What follows the table's name: `where … do instead nothing`.
  public var action: SQLExpression
  public var firing: Firing
  public var doc: String?

  public init(
    name: SQLIdentifier, event: SQLExpression, action: SQLExpression, firing: Firing = .origin,
    doc: String? = nil
  ) {
    self.name = name
    self.event = event
    self.action = action
    self.firing = firing
    self.doc = doc
  }
}

/// `CREATE STATISTICS`.
public struct StatisticsObject: Sendable, Hashable {
  public var name: QualifiedName
  /// What stands between name and `FROM`: `(ndistinct, mcv) on a, (b + 1)`.
  public var definition: SQLExpression
  /// The statistics target; nil for the server's default.
  public var target: Int?
  public var doc: String?
  public var owner: SQLIdentifier?

  public init(
    name: QualifiedName, definition: SQLExpression, target: Int? = nil, doc: String? = nil,
    owner: SQLIdentifier? = nil
  ) {
    self.name = name
    self.definition = definition
    self.target = target
    self.doc = doc
    self.owner = owner
  }
}

/// What a replica is told of old rows (manual, ALTER TABLE … REPLICA IDENTITY).
public enum ReplicaIdentity: Sendable, Hashable {
  case full, nothing
  case index(SQLIdentifier)
}

/// What makes a table a foreign table: `SERVER films OPTIONS (…)`.
public struct ForeignServer: Sendable, Hashable {
  public var server: SQLIdentifier
  /// Inside `OPTIONS (…)`.
  public var options: SQLText?

  public init(server: SQLIdentifier, options: SQLText? = nil) {
    self.server = server
    self.options = options
  }
}
