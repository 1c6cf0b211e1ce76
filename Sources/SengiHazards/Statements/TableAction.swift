import SengiSQL

/// `ALTER TABLE`, `ALTER INDEX`, `ALTER VIEW` and their like.
public struct RelationAlteration: Sendable, Hashable {
  public struct Part: Sendable, Hashable {
    public var action: TableAction
    /// UTF-8 offsets into the statement's text.
    public var range: Range<Int>
  }

  public var kind: ObjectKind
  public var name: QualifiedName
  /// `ONLY`: without partitions and heirs.
  public var isOnly: Bool
  public var parts: [Part]
}

/// One of the comma-separated parts of `ALTER TABLE`.
public enum TableAction: Sendable, Hashable {
  public enum RowSecurity: Sendable, Hashable {
    case enable, disable, force, noForce
  }

  case addColumn(ColumnClause)
  case dropColumn(SQLIdentifier)
  /// `using` is empty where nothing is said.
  case setType(SQLIdentifier, TypeClause, using: [SQLToken])
  case setDefault(SQLIdentifier)
  case dropDefault(SQLIdentifier)
  case setNotNull(SQLIdentifier)
  case dropNotNull(SQLIdentifier)
  /// `SET EXPRESSION AS`, from PostgreSQL 17 on.
  case setExpression(SQLIdentifier)
  case dropExpression(SQLIdentifier)
  case addIdentity(SQLIdentifier)
  /// `SET GENERATED`, `RESTART`, `DROP IDENTITY`.
  case changeIdentity(SQLIdentifier)
  case setStatistics(SQLIdentifier)
  /// `SET (n_distinct = …)` and `RESET (…)` of a column.
  case setColumnOptions(SQLIdentifier)
  /// `SET STORAGE`, `SET COMPRESSION`.
  case setStorage(SQLIdentifier)
  case addConstraint(ConstraintClause)
  case validateConstraint(SQLIdentifier)
  case alterConstraint(SQLIdentifier, enforces: Bool)
  case dropConstraint(SQLIdentifier)
  case renameColumn(SQLIdentifier, to: SQLIdentifier)
  case renameConstraint(SQLIdentifier, to: SQLIdentifier)
  case rename(to: SQLIdentifier)
  case setSchema(SQLIdentifier)
  case attachPartition(QualifiedName, isDefault: Bool)
  case detachPartition(QualifiedName, isConcurrent: Bool)
  /// `DETACH PARTITION … FINALIZE`.
  case finalizeDetach(QualifiedName)
  case setLogged
  case setUnlogged
  case setTablespace
  case setAccessMethod
  /// Storage parameters, set or reset.
  case setOptions([String])
  /// `CLUSTER ON`, `SET WITHOUT CLUSTER`.
  case markClustered
  /// `nil` for `ALL` and `USER`.
  case switchTrigger(SQLIdentifier?, isEnabling: Bool)
  case switchRule
  case rowSecurity(RowSecurity)
  case replicaIdentity
  case inherit(QualifiedName)
  case endInherit(QualifiedName)
  case setOwner
  /// `OF`, `NOT OF`.
  case changeRowType
  case other
}
