import SengiSQL
import SengiSchema

/// The index of a key, built on its own before the key takes it over.
struct UniqueIndex {
  let isPrimary: Bool
  let nullsNotDistinct: Bool
  let name: SQLIdentifier
  let include: [SQLIdentifier]
  private let columns: [SQLIdentifier]
  private let deferral: Deferral?
  private let storageParameters: SQLText?
  private let tablespace: SQLIdentifier?

  /// - Returns: nil where no index built on its own will do.
  init?(_ key: PrimaryKey) {
    guard !key.withoutOverlaps else { return nil }
    isPrimary = true
    nullsNotDistinct = false
    name = key.name
    columns = key.columns
    include = key.include
    deferral = key.deferral
    storageParameters = key.storageParameters
    tablespace = key.tablespace
  }

  /// - Returns: nil where no index built on its own will do.
  init?(_ key: UniqueConstraint) {
    guard !key.withoutOverlaps else { return nil }
    isPrimary = false
    nullsNotDistinct = key.nullsNotDistinct
    name = key.name
    columns = key.columns
    include = key.include
    deferral = key.deferral
    storageParameters = key.storageParameters
    tablespace = key.tablespace
  }

  /// `CREATE UNIQUE INDEX CONCURRENTLY`.
  ///
  /// - Parameter other: What a partition's own is called.
  func statement(on table: QualifiedName, as other: SQLIdentifier? = nil) -> SQLText {
    "CREATE UNIQUE INDEX CONCURRENTLY \(other ?? name) ON \(table) (\(columns))\(tail);"
  }

  /// The statement by which a key takes over the index of its name.
  ///
  /// - Parameters:
  ///   - other: What a partition's own is called.
  ///   - index: The index where it has another name, which it loses.
  func attachment(
    to table: QualifiedName, named other: SQLIdentifier? = nil, using index: SQLIdentifier? = nil
  ) -> SQLText {
    let name = other ?? name
    return
      "ALTER TABLE \(table) ADD CONSTRAINT \(name) \(kind) USING INDEX \(index ?? name)\(timing);"
  }

  /// Adds the key to a partitioned table, without its partitions.
  func constraint(onlyOf table: QualifiedName, named other: SQLIdentifier) -> SQLText {
    let distinct: SQLText = nullsNotDistinct ? " NULLS NOT DISTINCT" : ""
    return """
      ALTER TABLE ONLY \(table) ADD CONSTRAINT \(other) \(kind)\(distinct) (\(columns))\(covered)\(timing);
      """
  }

  private var kind: SQLText { isPrimary ? "PRIMARY KEY" : "UNIQUE" }

  private var covered: SQLText { include.isEmpty ? "" : " INCLUDE (\(include))" }

  private var timing: SQLText {
    switch deferral {
    case nil: ""
    case .initiallyImmediate: " DEFERRABLE"
    case .initiallyDeferred: " DEFERRABLE INITIALLY DEFERRED"
    }
  }

  private var tail: SQLText {
    var sql = covered
    if nullsNotDistinct { sql += " NULLS NOT DISTINCT" }
    if let storageParameters { sql += " WITH (\(storageParameters))" }
    if let tablespace { sql += " TABLESPACE \(tablespace)" }
    return sql
  }
}

extension SQLText {
  /// `CREATE INDEX` beside running writers.
  var concurrently: SQLText {
    for head in ["CREATE UNIQUE INDEX ", "CREATE INDEX "] where description.hasPrefix(head) {
      return SQLText(
        verbatim: head + "CONCURRENTLY " + description.dropFirst(head.utf8.count))
    }
    return self
  }

  /// What an `ALTER TABLE` of the table does; nil for any other statement.
  func action(on table: QualifiedName) -> SQLText? {
    let start: SQLText = "ALTER TABLE \(table)"
    guard description.hasPrefix(start.description) else { return nil }
    let rest = description.dropFirst(start.description.count)
    guard rest.first?.isWhitespace == true else { return nil }
    return SQLText(verbatim: String(rest.drop(while: \.isWhitespace)))
  }

  /// A constraint that is added without a look at the rows.
  var notValid: SQLText {
    description.hasSuffix(";") ? SQLText(verbatim: description.dropLast() + " NOT VALID;") : self
  }
}
