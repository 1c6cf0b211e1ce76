import SengiSQL

public struct PrimaryKey: Sendable, Hashable {
  public var name: SQLIdentifier
  public var columns: [SQLIdentifier]
  /// Non-key columns carried in the index.
  public var include: [SQLIdentifier]
  public var deferral: Deferral?
  /// PostgreSQL 18's `WITHOUT OVERLAPS` on the last column.
  public var withoutOverlaps: Bool
  /// Inside `WITH (…)`.
  public var storageParameters: SQLText?
  public var tablespace: SQLIdentifier?
  public var doc: String?

  public init(
    name: SQLIdentifier, columns: [SQLIdentifier], include: [SQLIdentifier] = [],
    deferral: Deferral? = nil, withoutOverlaps: Bool = false, storageParameters: SQLText? = nil,
    tablespace: SQLIdentifier? = nil, doc: String? = nil
  ) {
    self.name = name
    self.columns = columns
    self.include = include
    self.deferral = deferral
    self.withoutOverlaps = withoutOverlaps
    self.storageParameters = storageParameters
    self.tablespace = tablespace
    self.doc = doc
  }
}

/// When a constraint is checked (manual, SET CONSTRAINTS).
public enum Deferral: Sendable, Hashable {
  case initiallyImmediate, initiallyDeferred
}

public struct UniqueConstraint: Sendable, Hashable {
  public var name: SQLIdentifier
  public var columns: [SQLIdentifier]
  /// `NULLS NOT DISTINCT`, from PostgreSQL 15 on.
  public var nullsNotDistinct: Bool
  /// Non-key columns carried in the index.
  public var include: [SQLIdentifier]
  public var deferral: Deferral?
  /// PostgreSQL 18's `WITHOUT OVERLAPS` on the last column.
  public var withoutOverlaps: Bool
  /// Inside `WITH (…)`.
  public var storageParameters: SQLText?
  public var tablespace: SQLIdentifier?
  public var doc: String?

  public init(
    name: SQLIdentifier, columns: [SQLIdentifier], nullsNotDistinct: Bool = false,
    include: [SQLIdentifier] = [], deferral: Deferral? = nil, withoutOverlaps: Bool = false,
    storageParameters: SQLText? = nil, tablespace: SQLIdentifier? = nil, doc: String? = nil
  ) {
    self.name = name
    self.columns = columns
    self.nullsNotDistinct = nullsNotDistinct
    self.include = include
    self.deferral = deferral
    self.withoutOverlaps = withoutOverlaps
    self.storageParameters = storageParameters
    self.tablespace = tablespace
    self.doc = doc
  }
}

public struct CheckConstraint: Sendable, Hashable {
  public var name: SQLIdentifier
  public var expression: SQLExpression
  public var noInherit: Bool
  /// Whether rows there before were checked; false for `NOT VALID`.
  public var isValidated: Bool
  /// False for PostgreSQL 18's `NOT ENFORCED`.
  public var isEnforced: Bool
  public var doc: String?

  public init(
    name: SQLIdentifier, expression: SQLExpression, noInherit: Bool = false,
    isValidated: Bool = true, isEnforced: Bool = true, doc: String? = nil
  ) {
    self.name = name
    self.expression = expression
    self.noInherit = noInherit
    self.isValidated = isValidated
    self.isEnforced = isEnforced
    self.doc = doc
  }
}

public struct ForeignKey: Sendable, Hashable {
  public enum Action: Sendable, Hashable {
    case noAction, restrict, cascade
    /// With columns (PostgreSQL 15), only those are set; an empty list means all of the key.
    case setNull([SQLIdentifier])
    case setDefault([SQLIdentifier])
  }

  public enum Match: Sendable, Hashable {
    case simple, full
  }

  public var name: SQLIdentifier
  public var columns: [SQLIdentifier]
  public var referencedTable: QualifiedName
  public var referencedColumns: [SQLIdentifier]
  public var onDelete: Action
  public var onUpdate: Action
  public var match: Match
  public var deferral: Deferral?
  /// Whether rows there before were checked; false for `NOT VALID`.
  public var isValidated: Bool
  /// False for PostgreSQL 18's `NOT ENFORCED`.
  public var isEnforced: Bool
  /// PostgreSQL 18's `PERIOD` on the last column of both sides.
  public var hasPeriod: Bool
  public var doc: String?
  /// The name of the to-one relation in Swift (`author`) when the user chose one.
  public var swiftName: String?
  /// The name of the to-many relation on the referenced table when the user chose one.
  public var inverseSwiftName: String?
  /// The name of the many-to-many relation that leads to the referenced table through this one when
  /// the user chose one.
  public var throughSwiftName: String?

  public init(
    name: SQLIdentifier, columns: [SQLIdentifier], referencedTable: QualifiedName,
    referencedColumns: [SQLIdentifier], onDelete: Action = .noAction,
    onUpdate: Action = .noAction, match: Match = .simple, deferral: Deferral? = nil,
    isValidated: Bool = true, isEnforced: Bool = true, hasPeriod: Bool = false,
    doc: String? = nil, swiftName: String? = nil, inverseSwiftName: String? = nil,
    throughSwiftName: String? = nil
  ) {
    self.name = name
    self.columns = columns
    self.referencedTable = referencedTable
    self.referencedColumns = referencedColumns
    self.onDelete = onDelete
    self.onUpdate = onUpdate
    self.match = match
    self.deferral = deferral
    self.isValidated = isValidated
    self.isEnforced = isEnforced
    self.hasPeriod = hasPeriod
    self.doc = doc
    self.swiftName = swiftName
    self.inverseSwiftName = inverseSwiftName
    self.throughSwiftName = throughSwiftName
  }
}
