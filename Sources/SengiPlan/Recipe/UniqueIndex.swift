import SengiSQL
import SengiSchema

/// The index of a key, built on its own before the key takes it over.
struct UniqueIndex {
  let isPrimary: Bool
  let nullsNotDistinct: Bool
  private let name: SQLIdentifier
  private let columns: [SQLIdentifier]
  let include: [SQLIdentifier]
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
    storageParameters = key.storageParameters
    tablespace = key.tablespace
  }

  /// - Parameter name: Another than the key's own, which the key gives it once it takes it over.
  func statement(on table: QualifiedName, as name: SQLIdentifier? = nil) -> SQLText {
    let name = name ?? self.name
    var sql: SQLText = "CREATE UNIQUE INDEX CONCURRENTLY \(name) ON \(table) (\(columns))"
    if !include.isEmpty { sql += " INCLUDE (\(include))" }
    if nullsNotDistinct { sql += " NULLS NOT DISTINCT" }
    if let storageParameters { sql += " WITH (\(storageParameters))" }
    if let tablespace { sql += " TABLESPACE \(tablespace)" }
    return sql + ";"
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

  /// A constraint that is added without a look at the rows.
  var notValid: SQLText {
    description.hasSuffix(";") ? SQLText(verbatim: description.dropLast() + " NOT VALID;") : self
  }
}
