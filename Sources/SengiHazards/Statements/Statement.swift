import SengiSQL

/// A statement as far as locks, rewrites and hazards ask about it.
///
/// Names stand as written: whoever knows the search path finds the namespace of those without one.
public enum Statement: Sendable, Hashable {
  case createTable(TableCreation)
  case alterRelation(RelationAlteration)
  case createIndex(IndexCreation)
  case drop(Drop)
  case reindex(Reindexing)
  /// nil for every table clustered before.
  case cluster(QualifiedName?)
  /// No table means every table.
  case vacuum([QualifiedName], isFull: Bool)
  case analyze([QualifiedName])
  case refresh(QualifiedName, isConcurrent: Bool)
  case createView(ViewCreation)
  case createType(QualifiedName)
  case createDomain(QualifiedName, hasConstraint: Bool)
  case alterType(QualifiedName, TypeAction)
  case alterDomain(QualifiedName, DomainAction)
  case createSequence(QualifiedName, ownedBy: QualifiedName?)
  case alterSequence(QualifiedName, ownedBy: QualifiedName?)
  /// `from` is the table a constraint trigger refers to.
  case createTrigger(SQLIdentifier, on: QualifiedName, from: QualifiedName?)
  /// `ALTER TRIGGER`, `ALTER RULE`.
  case alterTableObject(TableObject, on: QualifiedName)
  case createTableObject(TableObject, SQLIdentifier?, on: QualifiedName)
  /// `CREATE STATISTICS` reads and locks the tables of its `FROM`.
  case createStatistics([QualifiedName])
  case createRoutine(QualifiedName)
  case createSchema
  case alterSchema
  case createExtension(SQLIdentifier)
  case updateExtension(SQLIdentifier)
  /// `CREATE PUBLICATION … FOR TABLE`, `ALTER PUBLICATION … ADD TABLE` and the like.
  case publication([QualifiedName], isDropping: Bool)
  case grant(on: [QualifiedName], isRevoking: Bool)
  case comment(on: ObjectKind, QualifiedName?)
  case truncate([QualifiedName], isCascading: Bool)
  case insert(QualifiedName, isQuery: Bool)
  case update(QualifiedName, hasCondition: Bool)
  case delete(QualifiedName, hasCondition: Bool)
  case merge(QualifiedName)
  /// nil where the copy goes out of the database.
  case copy(into: QualifiedName?)
  /// The tables of the outermost `FROM`.
  case query([QualifiedName], locksRows: Bool)
  case lockTable([QualifiedName], LockMode)
  /// `value` is nil for `DEFAULT`.
  case set(String, value: String?, isLocal: Bool)
  case reset
  /// `begin`, `commit`, `rollback`, `savepoint` and their like.
  case transaction(String)
  /// A block of code of a server's language.
  case block
  /// Text that SQL's lexical rules forbid.
  case unreadable(String)
  /// Anything not told apart, by its first words.
  case other(String)
}

/// What `DROP` and `COMMENT ON` call the kinds of objects, as far as they are told apart.
public enum ObjectKind: String, Sendable, Hashable {
  case table, index, view, materializedView, sequence, foreignTable
  case type, domain, routine, schema, database, `extension`
  case trigger, policy, rule, constraint, column, statistics, publication
  /// Everything a role owns.
  case owned
  case other
}

/// What belongs to one table and has no name of its own in the namespace.
public enum TableObject: String, Sendable, Hashable {
  case trigger, policy, rule
}

/// The eight modes of table locks, weakest first (manual §13.3.1).
public enum LockMode: Int, Sendable, Hashable, Comparable, CaseIterable {
  case accessShare, rowShare, rowExclusive, shareUpdateExclusive
  case share, shareRowExclusive, exclusive, accessExclusive

  public static func < (left: LockMode, right: LockMode) -> Bool { left.rawValue < right.rawValue }

  /// As `LOCK TABLE` calls it.
  public var name: String {
    switch self {
    case .accessShare: "ACCESS SHARE"
    case .rowShare: "ROW SHARE"
    case .rowExclusive: "ROW EXCLUSIVE"
    case .shareUpdateExclusive: "SHARE UPDATE EXCLUSIVE"
    case .share: "SHARE"
    case .shareRowExclusive: "SHARE ROW EXCLUSIVE"
    case .exclusive: "EXCLUSIVE"
    case .accessExclusive: "ACCESS EXCLUSIVE"
    }
  }

  /// Whether `SELECT` waits for it.
  public var blocksReads: Bool { self == .accessExclusive }
  /// Whether `INSERT`, `UPDATE` and `DELETE` wait for it.
  public var blocksWrites: Bool { self >= .share }
}
