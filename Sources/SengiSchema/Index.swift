import SengiSQL

/// `CREATE INDEX`.
public struct Index: Sendable, Hashable {
  /// One key of an index: a column or an expression, and how it is ordered.
  public struct Key: Sendable, Hashable {
    public enum Subject: Sendable, Hashable {
      case column(SQLIdentifier)
      /// As written, with its own parentheses where the grammar wants them.
      case expression(SQLExpression)
    }

    public enum Nulls: Sendable, Hashable {
      case first, last
    }

    public var subject: Subject
    public var collation: SQLText?
    /// The operator class with its parameters, as written.
    public var operatorClass: SQLText?
    public var isDescending: Bool
    /// nil for the order's own default: last ascending, first descending.
    public var nulls: Nulls?

    public init(
      _ subject: Subject, collation: SQLText? = nil, operatorClass: SQLText? = nil,
      isDescending: Bool = false, nulls: Nulls? = nil
    ) {
      self.subject = subject
      self.collation = collation
      self.operatorClass = operatorClass
      self.isDescending = isDescending
      self.nulls = nulls
    }
  }

  public var name: SQLIdentifier
  public var isUnique: Bool
  /// `btree`, `gin`, …, lower case.
  public var method: SQLIdentifier
  public var keys: [Key]
  public var include: [SQLIdentifier]
  public var nullsNotDistinct: Bool
  /// Storage parameters as written inside `WITH (…)`.
  public var storageParameters: SQLText?
  /// The predicate of a partial index.
  public var predicate: SQLExpression?
  public var tablespace: SQLIdentifier?
  /// Statistics targets of expression keys, by position from 1.
  public var keyStatistics: [Int: Int]
  public var doc: String?

  public init(
    name: SQLIdentifier, isUnique: Bool = false, method: SQLIdentifier = Self.btree, keys: [Key],
    include: [SQLIdentifier] = [], nullsNotDistinct: Bool = false,
    storageParameters: SQLText? = nil, predicate: SQLExpression? = nil,
    tablespace: SQLIdentifier? = nil, keyStatistics: [Int: Int] = [:], doc: String? = nil
  ) {
    self.name = name
    self.isUnique = isUnique
    self.method = method
    self.keys = keys
    self.include = include
    self.nullsNotDistinct = nullsNotDistinct
    self.storageParameters = storageParameters
    self.predicate = predicate
    self.tablespace = tablespace
    self.keyStatistics = keyStatistics
    self.doc = doc
  }

  public static let btree = SQLIdentifier(static: "btree")

  /// The columns, when the index tells rows apart by whole columns and covers the whole table, so
  /// that a foreign key may reference them and a finder may be made.
  public var keyColumns: [SQLIdentifier]? {
    guard isUnique, predicate == nil else { return nil }
    var columns: [SQLIdentifier] = []
    for key in keys {
      guard case .column(let name) = key.subject, key.operatorClass == nil else { return nil }
      columns.append(name)
    }
    return columns
  }
}

/// `CREATE TRIGGER`.
public struct Trigger: Sendable, Hashable {
  public var name: SQLIdentifier
  /// What stands before and after `ON table`:
  /// `before update of a` and `for each row when (…) execute function f()`.
  public var event: SQLExpression
  public var action: SQLExpression
  /// `CREATE CONSTRAINT TRIGGER`; its `from` and deferral stand at the head of the action.
  public var isConstraint: Bool
  public var firing: Firing
  public var doc: String?
  public var behaviour: Behaviour?
  public var dependsOn: [QualifiedName]

  public init(
    name: SQLIdentifier, event: SQLExpression, action: SQLExpression, isConstraint: Bool = false,
    firing: Firing = .origin, doc: String? = nil, behaviour: Behaviour? = nil,
    dependsOn: [QualifiedName] = []
  ) {
    self.name = name
    self.event = event
    self.action = action
    self.isConstraint = isConstraint
    self.firing = firing
    self.doc = doc
    self.dependsOn = dependsOn
    self.behaviour = behaviour
  }
}
