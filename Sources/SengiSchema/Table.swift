import SengiSQL

/// `CREATE TABLE` with everything that hangs on the table.
public struct Table: Sendable, Hashable {
  public var name: QualifiedName
  public var doc: String?
  public var swiftName: String?
  /// The name it was renamed from.
  public var was: SQLIdentifier?
  /// In table order; behaviours' columns come last.
  public var columns: [Column]
  public var primaryKey: PrimaryKey?
  public var uniques: [UniqueConstraint]
  public var checks: [CheckConstraint]
  public var foreignKeys: [ForeignKey]
  public var indexes: [Index]
  public var triggers: [Trigger]
  public var exclusions: [ExclusionConstraint]
  public var policies: [Policy]
  public var rules: [Rule]
  public var statistics: [StatisticsObject]
  public var rowSecurity: RowSecurity?
  /// The tables it inherits from; their columns stand in `columns` too.
  public var inherits: [QualifiedName]
  public var partitioning: Partitioning?
  /// What makes the table a partition of another.
  public var partitionOf: PartitionBound?
  /// The composite type of a typed table (`CREATE TABLE … OF`).
  public var ofType: QualifiedName?
  public var foreignServer: ForeignServer?
  public var isUnlogged: Bool
  /// Inside `WITH (…)`: `fillfactor = 70`.
  public var storageParameters: SQLText?
  public var accessMethod: SQLIdentifier?
  public var tablespace: SQLIdentifier?
  /// The index or key of `CLUSTER ON`.
  public var clusterOn: SQLIdentifier?
  public var replicaIdentity: ReplicaIdentity?
  /// Indexes and keys made `ON ONLY` a partitioned table, ascending: a partition has a part of them
  /// only where it says so.
  public var onlyIndexes: [SQLIdentifier]
  /// By the index or key of the table above, the partition's own that is attached to it, where that
  /// does not go without saying.
  public var attachedIndexes: [SQLIdentifier: SQLIdentifier]
  public var owner: SQLIdentifier?
  public var dependsOn: [QualifiedName]
  /// The behaviours the table uses, in the order written; what they add also stands in the lists.
  public var behaviours: [Behaviour]
  /// The columns of behaviours that have other names than ``Behaviour/columnNames``.
  public var behaviourColumns: [Behaviour: [SQLIdentifier]]
  /// Rows that the schema holds; nil where it says nothing of rows.
  public var referenceRows: ReferenceRows?
  /// Columns that are gone on purpose, with their values.
  public var dropped: [SQLIdentifier]

  public init(
    name: QualifiedName, doc: String? = nil, swiftName: String? = nil, was: SQLIdentifier? = nil,
    columns: [Column], primaryKey: PrimaryKey? = nil, uniques: [UniqueConstraint] = [],
    checks: [CheckConstraint] = [], foreignKeys: [ForeignKey] = [], indexes: [Index] = [],
    triggers: [Trigger] = [], exclusions: [ExclusionConstraint] = [], policies: [Policy] = [],
    rules: [Rule] = [], statistics: [StatisticsObject] = [], rowSecurity: RowSecurity? = nil,
    inherits: [QualifiedName] = [], partitioning: Partitioning? = nil,
    partitionOf: PartitionBound? = nil, ofType: QualifiedName? = nil,
    foreignServer: ForeignServer? = nil, isUnlogged: Bool = false,
    storageParameters: SQLText? = nil, accessMethod: SQLIdentifier? = nil,
    tablespace: SQLIdentifier? = nil, clusterOn: SQLIdentifier? = nil,
    replicaIdentity: ReplicaIdentity? = nil, owner: SQLIdentifier? = nil,
    dependsOn: [QualifiedName] = [], behaviours: [Behaviour] = [],
    behaviourColumns: [Behaviour: [SQLIdentifier]] = [:], referenceRows: ReferenceRows? = nil,
    dropped: [SQLIdentifier] = [], onlyIndexes: [SQLIdentifier] = [],
    attachedIndexes: [SQLIdentifier: SQLIdentifier] = [:]
  ) {
    self.name = name
    self.doc = doc
    self.swiftName = swiftName
    self.was = was
    self.columns = columns
    self.primaryKey = primaryKey
    self.uniques = uniques
    self.checks = checks
    self.foreignKeys = foreignKeys
    self.indexes = indexes
    self.triggers = triggers
    self.exclusions = exclusions
    self.policies = policies
    self.rules = rules
    self.statistics = statistics
    self.rowSecurity = rowSecurity
    self.inherits = inherits
    self.partitioning = partitioning
    self.partitionOf = partitionOf
    self.ofType = ofType
    self.foreignServer = foreignServer
    self.isUnlogged = isUnlogged
    self.storageParameters = storageParameters
    self.accessMethod = accessMethod
    self.tablespace = tablespace
    self.clusterOn = clusterOn
    self.replicaIdentity = replicaIdentity
    self.owner = owner
    self.dependsOn = dependsOn
    self.behaviours = behaviours
    self.behaviourColumns = behaviourColumns
    self.referenceRows = referenceRows
    self.dropped = dropped
    self.onlyIndexes = onlyIndexes.sorted()
    self.attachedIndexes = attachedIndexes
  }

  /// The columns a behaviour works with in this table, its own or those it brought.
  public func columnNames(of behaviour: Behaviour) -> [SQLIdentifier] {
    behaviourColumns[behaviour] ?? behaviour.columnNames
  }

  public func column(_ name: SQLIdentifier) -> Column? {
    columns.first { $0.name == name }
  }

  /// The column lists that tell a row apart and may be referenced: the primary key first, then
  /// unique constraints, then unique indexes that are neither partial nor over expressions.
  public var keys: [[SQLIdentifier]] {
    var keys: [[SQLIdentifier]] = []
    if let primaryKey { keys.append(primaryKey.columns) }
    keys += uniques.map(\.columns)
    keys += indexes.compactMap(\.keyColumns)
    return keys
  }
}

/// What `use:` adds to a table in one word and that more than the table's SQL depends on.
///
/// Behaviours that are no more than the columns, triggers and policies they add (`audit`, `tenant`)
/// and mixins are read as those.
public enum Behaviour: String, Sendable, Hashable, CaseIterable {
  /// `created_at` and `updated_at`, both `timestamptz not null default now()`, and the trigger
  /// that touches `updated_at`.
  case timestamps
  /// `deleted_at timestamptz`, which default queries leave out when set.
  case softDelete = "soft_delete"
  /// `version`, `bigint not null default 1`, and the trigger that counts it up with each update.
  case version

  /// The columns it works with, where the table does not say otherwise.
  public var columnNames: [SQLIdentifier] {
    switch self {
    case .timestamps: [SQLIdentifier(static: "created_at"), SQLIdentifier(static: "updated_at")]
    case .softDelete: [SQLIdentifier(static: "deleted_at")]
    case .version: [SQLIdentifier(static: "version")]
    }
  }
}

public struct Column: Sendable, Hashable {
  /// How the server makes the value when the user gives none, or always.
  public enum Generation: Sendable, Hashable {
    /// `serial`: a sequence owned by the column feeds its default.
    case serial
    case identity(always: Bool, options: SQLExpression?)
    /// `GENERATED ALWAYS AS (…) STORED`; never written by the user.
    case stored(SQLExpression)
    /// PostgreSQL 18's `VIRTUAL`.
    case virtual(SQLExpression)
  }

  public var name: SQLIdentifier
  public var type: DataType
  public var isNullable: Bool
  public var defaultValue: SQLExpression?
  public var generation: Generation?
  public var collation: SQLText?
  public var settings: ColumnSettings
  /// The name of the column's NOT NULL constraint (PostgreSQL 18); nil for the default one.
  public var notNullName: SQLIdentifier?
  /// Whether the column comes from an inherited, partitioned or composite type's list alone, so
  /// that `CREATE TABLE` does not say it.
  public var isInherited: Bool
  public var doc: String?
  public var swiftName: String?
  public var was: SQLIdentifier?
  /// Why the value must not be shown, such as `pii` or `secret`.
  public var sensitive: String?
  /// The sibling column that tags this column's JSON union.
  public var tag: SQLIdentifier?
  /// Whether the database checks the JSON's shape; nil leaves it to the shape.
  public var enforcesShape: Bool?
  /// The behaviour that brought the column; nil for the user's own.
  public var behaviour: Behaviour?
  /// The new value out of the row as it was, for when the column's type changes; known to files
  /// alone.
  public var using: SQLExpression?
  /// The old value out of the row as it is, for the way back; known to files alone.
  public var back: SQLExpression?
  /// The column whose place it takes, while both stand; known to files alone.
  public var replaces: ColumnReplacement?
  /// The column that takes its place, which says so by `replaces`; known to files alone.
  public var replacedBy: SQLIdentifier?

  public init(
    name: SQLIdentifier, type: DataType, isNullable: Bool = false,
    defaultValue: SQLExpression? = nil, generation: Generation? = nil, collation: SQLText? = nil,
    settings: ColumnSettings = ColumnSettings(), notNullName: SQLIdentifier? = nil,
    isInherited: Bool = false, doc: String? = nil, swiftName: String? = nil,
    was: SQLIdentifier? = nil,
    sensitive: String? = nil, tag: SQLIdentifier? = nil, behaviour: Behaviour? = nil,
    enforcesShape: Bool? = nil, using: SQLExpression? = nil, back: SQLExpression? = nil,
    replaces: ColumnReplacement? = nil, replacedBy: SQLIdentifier? = nil
  ) {
    self.name = name
    self.type = type
    self.isNullable = isNullable
    self.defaultValue = defaultValue
    self.generation = generation
    self.collation = collation
    self.settings = settings
    self.notNullName = notNullName
    self.isInherited = isInherited
    self.doc = doc
    self.swiftName = swiftName
    self.was = was
    self.sensitive = sensitive
    self.tag = tag
    self.enforcesShape = enforcesShape
    self.behaviour = behaviour
    self.using = using
    self.back = back
    self.replaces = replaces
    self.replacedBy = replacedBy
  }

  /// Whether an insert may leave the column out.
  public var hasDefault: Bool {
    defaultValue != nil || generation != nil || isNullable || isHalfOfReplacement
  }

  /// Whether its value comes from the column that it replaces, or that replaces it, where an insert
  /// says only that one.
  public var isHalfOfReplacement: Bool { replaces != nil || replacedBy != nil }

  /// Whether the server alone writes the column.
  public var isComputed: Bool {
    switch generation {
    case .stored, .virtual: true
    default: false
    }
  }
}
