import SengiSQL

/// One part of a migration that is done wholly or not at all, as far as the server can promise that.
///
/// A step is what the journal counts, what `resume` begins at, and what lock and timeout are said of.
public struct MigrationStep: Sendable, Hashable {
  /// How its statements are run.
  public enum Mode: Sendable, Hashable {
    /// All in one transaction, together with the journal's entry.
    case transaction
    /// One by one outside any transaction, as `CREATE INDEX CONCURRENTLY` and its like demand.
    case autocommit
    /// One query that must return no row; a row says what stands in the way.
    case check
    /// One statement run again and again over stretches of a table's key.
    case batch(Batch)
  }

  /// How a table is walked in stretches of its key, each in a transaction of its own.
  public struct Batch: Sendable, Hashable {
    public var table: QualifiedName
    /// A single column with a unique index, ordered by `<`.
    public var key: SQLIdentifier
    /// Rows a stretch, at least 1.
    public var size: Int
    /// Milliseconds of rest after each stretch; nil for the runner's own (none).
    public var pause: Int?

    public init(table: QualifiedName, key: SQLIdentifier, size: Int = 1000, pause: Int? = nil) {
      self.table = table
      self.key = key
      self.size = size
      self.pause = pause
    }
  }

  /// A hazard that someone has looked at and accepted for this step.
  public struct Allowance: Sendable, Hashable {
    /// Such as `HAZ0101`.
    public var code: String
    public var reason: String

    public init(code: String, reason: String) {
      self.code = code
      self.reason = reason
    }
  }

  public var mode: Mode
  /// What the step does, in words: one line, without a final stop.
  public var title: String
  /// Each with its `;`. In a batch the one statement takes the stretch's bounds as `$1` (exclusive,
  /// NULL for the first) and `$2` (inclusive), both of the key's type. Only `SET search_path` may
  /// stand before it, or before a check's query.
  public var statements: [SQLText]
  /// How long a lock is waited for, in milliseconds; nil for the runner's own (3 s).
  public var lockTimeout: Int?
  /// How long a statement may run, in milliseconds; nil for the runner's own (20 min).
  public var statementTimeout: Int?
  /// How often the step is tried again when a lock was not had in time; nil for the runner's own.
  public var retries: Int?
  public var allowances: [Allowance]

  public init(
    _ mode: Mode = .transaction, title: String, statements: [SQLText], lockTimeout: Int? = nil,
    statementTimeout: Int? = nil, retries: Int? = nil, allowances: [Allowance] = []
  ) {
    self.mode = mode
    self.title = title
    self.statements = statements
    self.lockTimeout = lockTimeout
    self.statementTimeout = statementTimeout
    self.retries = retries
    self.allowances = allowances
  }
}

extension MigrationStep {
  /// What a check or batch does once its ``settings`` are made; nil for a step without statements.
  public var query: SQLText? { statements.last }

  /// What a check or batch sets before its one query: the search path that this is read under.
  public var settings: ArraySlice<SQLText> { statements.dropLast() }
}

/// The steps of an `up.sql` or `down.sql`, in order.
public struct MigrationScript: Sendable, Hashable {
  public var steps: [MigrationStep]
  /// In a `down.sql`, what it cannot bring back; nil where the file does not say.
  public var downClass: DownClass?

  public init(_ steps: [MigrationStep] = [], downClass: DownClass? = nil) {
    self.steps = steps
    self.downClass = downClass
  }
}
