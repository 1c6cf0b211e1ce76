import SengiSQL
import SengiSchema

/// A table as far as it is known when a statement comes to it.
public struct KnownTable: Sendable, Hashable {
  public struct Column: Sendable, Hashable {
    /// nil where only a statement of the script says that the column exists.
    public var type: DataType?
    public var isNullable: Bool
  }

  public struct Check: Sendable, Hashable {
    /// The words of its condition, without those that mean nothing.
    var words: [String]
    public var isValidated: Bool
  }

  public struct Key: Sendable, Hashable {
    public var columns: [SQLIdentifier]
    public var isPrimary: Bool
  }

  public var name: QualifiedName
  public var columns: [SQLIdentifier: Column] = [:]
  public var checks: [SQLIdentifier: Check] = [:]
  public var foreignKeys: [SQLIdentifier: KnownForeignKey] = [:]
  /// Of the primary key and unique constraints, by the constraint's name.
  public var keys: [SQLIdentifier: Key] = [:]
  public var isPartitioned = false
  public var parent: QualifiedName?
  public var isDefaultPartition = false
  /// Partitions, and tables that inherit.
  public var children: [QualifiedName] = []
  public var isUnlogged = false
  public var isTemporary = false
  public var policyCount = 0
  public var hasRowSecurity = false
  /// The step of the script that makes the table; nil for one that is there before.
  public var creationStep: Int?
  /// Whether a schema or the script says what the table holds; false for one known by name only.
  public var isDescribed = false

  public init(name: QualifiedName) { self.name = name }

  /// Whether the script's own rows are the only ones, so that nobody waits for it.
  public var isNew: Bool { creationStep != nil || isTemporary }

  /// Whether a validated check says that the column is not NULL, which spares `SET NOT NULL` its scan.
  func provesNotNull(_ column: SQLIdentifier) -> Bool {
    checks.values.contains { $0.isValidated && $0.words == CheckWords.notNull(column) }
  }
}

public struct KnownForeignKey: Sendable, Hashable {
  public var columns: [SQLIdentifier]
  public var referencedTable: QualifiedName
  public var referencedColumns: [SQLIdentifier]
  public var isValidated: Bool
  /// A key that is not enforced has no triggers on either table.
  public var isEnforced = true
}

/// A condition as words, so that two spellings of one condition compare equal.
enum CheckWords {
  /// `"a" IS NOT NULL`.
  static func notNull(_ column: SQLIdentifier) -> [String] { [column.name, "is", "not", "null"] }

  /// The words without the parentheses around the whole.
  static func normalized(_ tokens: some Collection<SQLToken>) -> [String] {
    var words = tokens.map(\.text)
    while words.first == "(", words.last == ")", closesLast(words) {
      words = Array(words.dropFirst().dropLast())
    }
    return words
  }

  private static func closesLast(_ words: [String]) -> Bool {
    var depth = 0
    for (index, word) in words.enumerated() {
      if word == "(" { depth += 1 }
      if word == ")" { depth -= 1 }
      if depth == 0 { return index == words.count - 1 }
    }
    return false
  }
}

extension KnownTable {
  init(_ table: Table) {
    self.init(name: table.name)
    isDescribed = true
    for column in table.columns {
      columns[column.name] = Column(type: column.type, isNullable: column.isNullable)
    }
    for check in table.checks {
      let tokens = (try? SQLLexer.tokens(of: check.expression.source)) ?? []
      checks[check.name] = Check(
        words: CheckWords.normalized(tokens), isValidated: check.isValidated && check.isEnforced)
    }
    for key in table.foreignKeys {
      foreignKeys[key.name] = KnownForeignKey(
        columns: key.columns, referencedTable: key.referencedTable,
        referencedColumns: key.referencedColumns, isValidated: key.isValidated,
        isEnforced: key.isEnforced)
    }
    if let key = table.primaryKey {
      keys[key.name] = Key(columns: key.columns, isPrimary: true)
      for column in key.columns { columns[column]?.isNullable = false }
    }
    for key in table.uniques { keys[key.name] = Key(columns: key.columns, isPrimary: false) }
    isPartitioned = table.partitioning != nil
    parent = table.partitionOf?.parent
    isDefaultPartition = table.partitionOf?.bound.source.lowercased() == "default"
    isUnlogged = table.isUnlogged
    policyCount = table.policies.count
    hasRowSecurity = table.rowSecurity == .enabled || table.rowSecurity == .forced
  }
}
