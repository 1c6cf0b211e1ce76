import SengiSQL

/// A lock that a statement takes on a relation and keeps until its transaction ends.
public struct RelationLock: Sendable, Hashable {
  public var relation: QualifiedName
  public var mode: LockMode

  public init(_ relation: QualifiedName, _ mode: LockMode) {
    self.relation = relation
    self.mode = mode
  }
}

/// What a statement does to relations beyond what it says, as far as text and schema show.
public struct StatementEffects: Sendable, Hashable {
  /// The strongest lock on each table, view, index or sequence that was there before the statement;
  /// sorted by relation. Left out is what every query takes on the indexes of its tables.
  public var locks: [RelationLock] = []
  /// Tables whose rows are all written anew, sorted by name.
  public var rewrites: [QualifiedName] = []
  /// Tables that are read from end to end without being rewritten, sorted by name.
  public var scans: [QualifiedName] = []
  /// Whether more may happen than is said here: the text is opaque.
  public var isOpaque = false

  public init() {}

  public func lock(on relation: QualifiedName) -> LockMode? {
    locks.first { $0.relation == relation }?.mode
  }
}

/// Gathers what a statement does.
struct EffectsBuilder {
  private var locks: [QualifiedName: LockMode] = [:]
  private var rewrites: Set<QualifiedName> = []
  private var scans: Set<QualifiedName> = []
  var isOpaque = false

  mutating func lock(_ relation: QualifiedName, _ mode: LockMode) {
    if let held = locks[relation], held >= mode { return }
    locks[relation] = mode
  }

  mutating func lock(_ relations: [QualifiedName], _ mode: LockMode) {
    for relation in relations { lock(relation, mode) }
  }

  mutating func rewrite(_ tables: [QualifiedName]) { rewrites.formUnion(tables) }
  mutating func scan(_ tables: [QualifiedName]) { scans.formUnion(tables) }

  var effects: StatementEffects {
    var effects = StatementEffects()
    effects.locks = locks.map { RelationLock($0.key, $0.value) }
      .sorted { $0.relation < $1.relation }
    effects.rewrites = rewrites.sorted()
    effects.scans = scans.subtracting(rewrites).sorted()
    effects.isOpaque = isOpaque
    return effects
  }
}
