import SengiSQL
import SengiSchema

/// `CREATE TABLE`, in all its forms.
public struct TableCreation: Sendable, Hashable {
  public var name: QualifiedName
  public var isTemporary = false
  public var ifNotExists = false
  public var columns: [ColumnClause] = []
  public var constraints: [ConstraintClause] = []
  public var inherits: [QualifiedName] = []
  /// The tables of `LIKE`.
  public var likes: [QualifiedName] = []
  public var partitionOf: QualifiedName?
  public var isPartitioned = false
  /// The tables that the query of `CREATE TABLE … AS` reads.
  public var reads: [QualifiedName] = []
}

/// A column as `CREATE TABLE` and `ADD COLUMN` say it.
public struct ColumnClause: Sendable, Hashable {
  public enum Generation: Sendable, Hashable {
    case serial, identity, stored, virtual
  }

  public var name: SQLIdentifier
  public var type: TypeClause
  public var isNotNull = false
  public var defaultValue: [SQLToken] = []
  public var generation: Generation?
  /// Constraints said beside the column; `columns` holds the column.
  public var constraints: [ConstraintClause] = []
  public var range: Range<Int>
}

/// A type as a statement names it.
public struct TypeClause: Sendable, Hashable {
  public var type: DataType
  /// The name of a type that is not PostgreSQL's own, which `type` then carries as text.
  public var name: QualifiedName?
  public var hasCollation = false
}

/// A constraint as `CREATE TABLE` and `ADD CONSTRAINT` say it.
public struct ConstraintClause: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    case check, foreignKey, unique, primaryKey, exclusion, notNull
  }

  public var kind: Kind
  public var name: SQLIdentifier?
  public var columns: [SQLIdentifier] = []
  public var referencedTable: QualifiedName?
  /// Inside the parentheses of a check.
  public var expression: [SQLToken] = []
  public var isNotValid = false
  public var isNotEnforced = false
  public var usingIndex: SQLIdentifier?
  public var range: Range<Int>
}

/// `CREATE INDEX`.
public struct IndexCreation: Sendable, Hashable {
  public var name: SQLIdentifier?
  public var table: QualifiedName
  public var isUnique = false
  public var isConcurrent = false
  public var ifNotExists = false
  public var isOnly = false
  /// One for each key; nil for an expression.
  public var keys: [SQLIdentifier?] = []
  public var isPartial = false
}

/// `DROP`.
public struct Drop: Sendable, Hashable {
  public var kind: ObjectKind
  public var names: [QualifiedName]
  /// The table of a trigger, rule or policy.
  public var table: QualifiedName?
  public var isConcurrent = false
  public var isCascading = false
}

/// `REINDEX`.
public struct Reindexing: Sendable, Hashable {
  public enum Target: Sendable, Hashable {
    case index(QualifiedName)
    case table(QualifiedName)
    case namespace, database
  }

  public var target: Target
  public var isConcurrent: Bool
}

/// `CREATE VIEW` and `CREATE MATERIALIZED VIEW`.
public struct ViewCreation: Sendable, Hashable {
  public var name: QualifiedName
  public var isMaterialized: Bool
  public var replaces: Bool
  public var reads: [QualifiedName]
}

public enum TypeAction: Sendable, Hashable {
  case addValue(String)
  case renameValue
  /// `ADD`, `DROP` or `ALTER ATTRIBUTE`.
  case attribute(isCascading: Bool)
  case rename, setSchema, other
}

public enum DomainAction: Sendable, Hashable {
  case addConstraint(isNotValid: Bool, name: SQLIdentifier?)
  case validate(SQLIdentifier)
  case setNotNull
  case other
}
