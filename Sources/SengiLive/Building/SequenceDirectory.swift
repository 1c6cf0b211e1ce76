import SengiSQL
import SengiSchema

/// The sequences of a database, and which of them a column says itself.
struct SequenceDirectory {
  private struct Owner: Hashable {
    var table: UInt32
    var column: Int
  }

  private let rows: [CatalogueRow]
  private var owned: [Owner: CatalogueRow] = [:]
  /// Sequences that belong to an identity or `serial` column.
  private var spoken: Set<UInt32> = []

  init(_ assembly: SchemaAssembly) {
    rows = assembly.catalogue.sequences
    for row in rows where row.text("dependency") != nil {
      let owner = Owner(table: row.oid("owner_table"), column: row.number("owner_column") ?? 0)
      if owned[owner] == nil || row.text("dependency") == "i" { owned[owner] = row }
    }
  }

  /// What makes an identity column's values, beyond the default.
  mutating func identity(
    of column: CatalogueRow, _ name: SQLIdentifier, of table: QualifiedName, isUnlogged: Bool,
    _ assembly: SchemaAssembly
  ) -> SQLExpression? {
    let owner = Owner(table: column.oid("attrelid"), column: column.number("attnum") ?? 0)
    guard let row = owned[owner], row.text("dependency") == "i",
      let sequence = row.name("name"), let namespace = row.name("nspname")
    else { return nil }
    spoken.insert(row.oid("oid"))
    var parts: [String] = []
    if sequence != DefaultName.sequence(table.name, name) || namespace != table.namespace {
      let written =
        namespace == table.namespace
        ? sequence.spelled : namespace.spelled + "." + sequence.spelled
      parts.append("sequence name " + written)
    }
    var options = Self.options(row)
    options.type = nil
    if !options.sql.description.isEmpty { parts.append(options.sql.description) }
    if assembly.catalogue.scope.major >= 15, (row.text("persistence") == "u") != isUnlogged {
      parts.append(isUnlogged ? "logged" : "unlogged")
    }
    return parts.isEmpty ? nil : SQLExpression(parts.joined(separator: " "))
  }

  /// Whether the column is what `serial` makes: nothing but defaults in its sequence.
  mutating func isSerial(
    _ column: CatalogueRow, _ name: SQLIdentifier, of table: QualifiedName, isUnlogged: Bool,
    _ assembly: SchemaAssembly
  ) -> Bool {
    let owner = Owner(table: column.oid("attrelid"), column: column.number("attnum") ?? 0)
    guard let row = owned[owner], row.text("dependency") == "a", column.flag("attnotnull"),
      let sequence = row.name("name"), row.name("nspname") == table.namespace,
      sequence == DefaultName.sequence(table.name, name),
      row.oid("seqtypid") == column.oid("atttypid"),
      assembly.comments["pg_class", row.oid("oid")] == nil,
      row.text("persistence") == (isUnlogged && assembly.catalogue.scope.major >= 15 ? "u" : "p"),
      let value = column.expression("value")
    else { return false }
    var options = Self.options(row)
    options.type = nil
    guard options == SequenceOptions() else { return false }
    let spellings = [sequence.spelled, sequence.quoted].map {
      "nextval(" + SQLLiteral($0).sql + "::regclass)"
    }
    guard spellings.contains(value) else { return false }
    spoken.insert(row.oid("oid"))
    return true
  }

  /// The sequences that stand for themselves.
  func objects(_ assembly: SchemaAssembly) -> [SequenceObject] {
    let relations = Dictionary(
      assembly.catalogue.relations.map { ($0.oid("oid"), $0) },
      uniquingKeysWith: { first, _ in first })
    return rows.compactMap { row in
      guard !spoken.contains(row.oid("oid")), row.text("dependency") != "i",
        let name = row.name("name"), let namespace = row.name("nspname")
      else { return nil }
      var sequence = SequenceObject(
        name: QualifiedName(namespace, name), doc: assembly.comments["pg_class", row.oid("oid")],
        options: Self.options(row), isUnlogged: row.text("persistence") == "u",
        owner: assembly.owner(row))
      if let table = relations[row.oid("owner_table")], let home = table.name("nspname"),
        let label = table.name("name"),
        let column = assembly.columnNames[row.oid("owner_table")]?[
          row.number("owner_column") ?? 0]
      {
        sequence.ownedBy = ColumnReference(table: QualifiedName(home, label), column: column)
      }
      return sequence
    }
  }

  /// Only what differs from the server's defaults.
  private static func options(_ row: CatalogueRow) -> SequenceOptions {
    let range: ClosedRange<Int>
    var options = SequenceOptions()
    switch row.oid("seqtypid") {
    case 21: (options.type, range) = (.smallint, Int(Int16.min)...Int(Int16.max))
    case 23: (options.type, range) = (.integer, Int(Int32.min)...Int(Int32.max))
    default: range = Int.min...Int.max
    }
    let increment = row.number("seqincrement") ?? 1
    let ascends = increment > 0
    let minimum = row.number("seqmin") ?? 1
    let maximum = row.number("seqmax") ?? range.upperBound
    let start = row.number("seqstart") ?? 1
    if increment != 1 { options.increment = Int64(increment) }
    if minimum != (ascends ? 1 : range.lowerBound) { options.minimum = Int64(minimum) }
    if maximum != (ascends ? range.upperBound : -1) { options.maximum = Int64(maximum) }
    if start != (ascends ? minimum : maximum) { options.start = Int64(start) }
    if let cache = row.number("seqcache"), cache != 1 { options.cache = Int64(cache) }
    options.cycles = row.flag("seqcycle")
    return options
  }
}
