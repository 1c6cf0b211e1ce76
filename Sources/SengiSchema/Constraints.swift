import SengiSQL

public struct PrimaryKey: Sendable, Hashable {
  public var name: SQLIdentifier
  public var columns: [SQLIdentifier]

  public init(name: SQLIdentifier, columns: [SQLIdentifier]) {
    self.name = name
    self.columns = columns
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

  public init(
    name: SQLIdentifier, columns: [SQLIdentifier], nullsNotDistinct: Bool = false,
    include: [SQLIdentifier] = [], deferral: Deferral? = nil
  ) {
    self.name = name
    self.columns = columns
    self.nullsNotDistinct = nullsNotDistinct
    self.include = include
    self.deferral = deferral
  }
}

public struct CheckConstraint: Sendable, Hashable {
  public var name: SQLIdentifier
  public var expression: SQLExpression
  public var noInherit: Bool

  public init(name: SQLIdentifier, expression: SQLExpression, noInherit: Bool = false) {
    self.name = name
    self.expression = expression
    self.noInherit = noInherit
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
  /// The name of the to-one relation in Swift (`author`) when the user chose one.
  public var swiftName: String?
  /// The name of the to-many relation on the referenced table when the user chose one.
  public var inverseSwiftName: String?

  public init(
    name: SQLIdentifier, columns: [SQLIdentifier], referencedTable: QualifiedName,
    referencedColumns: [SQLIdentifier], onDelete: Action = .noAction,
    onUpdate: Action = .noAction, match: Match = .simple, deferral: Deferral? = nil,
    swiftName: String? = nil, inverseSwiftName: String? = nil
  ) {
    self.name = name
    self.columns = columns
    self.referencedTable = referencedTable
    self.referencedColumns = referencedColumns
    self.onDelete = onDelete
    self.onUpdate = onUpdate
    self.match = match
    self.deferral = deferral
    self.swiftName = swiftName
    self.inverseSwiftName = inverseSwiftName
  }
}
