import Sengi
import SengiClient
import SengiSQL

/// Inserts one row, and those that it needs, within a transaction.
struct FixtureInserter {
  enum Value {
    case bind(PGBind)
    case text(String)
    case null

    var bind: PGBind {
      switch self {
      case .bind(let bind): bind
      case .text(let text): .literal(text)
      case .null: .null(0)
      }
    }
  }

  let transaction: PGTransaction
  let catalogue: FixtureCatalogue
  let numbers: FixtureState
  /// The tables whose rows are being made, the outermost first.
  private var open: [UInt32] = []

  private static let attempts = 300

  /// Values by the tables' names and the columns'.
  private let texts: [String: [String: String]]

  init(
    transaction: PGTransaction, catalogue: FixtureCatalogue, numbers: FixtureState,
    texts: [String: [String: String]] = [:]
  ) {
    self.transaction = transaction
    self.catalogue = catalogue
    self.numbers = numbers
    self.texts = texts
  }

  /// - Parameters:
  ///   - given: Values that stay as they are, by column.
  ///   - read: Reads what the statement returns.
  /// - Throws: ``PGFixtureError`` when no values are found; ``PGError``.
  nonisolated(nonsending) func insert<Row>(
    into table: FixtureCatalogue.Table, given: [(String, Value)], returning: String,
    _ read: (borrowing PGRow) throws -> Row
  ) async throws -> Row {
    var row = FixtureRow(table, number: await numbers.nextNumber(table.oid))
    for (column, text) in texts[table.name] ?? [:] { row.fix(column, .text(text)) }
    for (column, value) in given { row.fix(column, value) }
    try await addParents(of: table, to: &row)
    var search = FixtureSearch(table)
    var last = ""
    for _ in 0..<Self.attempts {
      let statement = row.statement(returning: returning)
      do {
        return try await transaction.transaction { attempt in
          let result = try await attempt.run(statement)
          return try result.withRow(0) { row in try read(row) }
        }
      } catch let error as PGError {
        guard let server = error.server, search.respond(to: server, in: &row) else { throw error }
        if search.needsNumber {
          row.number = await numbers.nextNumber(table.oid)
          search.needsNumber = false
        }
        if search.needsParents {
          try await addParents(of: table, to: &row)
          search.needsParents = false
        }
        last = server.message
      }
    }
    throw PGFixtureError(table: table.name, reason: "no values were found that it takes: \(last)")
  }

  /// Makes the rows that foreign keys have to refer to.
  private nonisolated(nonsending) func addParents(
    of table: FixtureCatalogue.Table, to row: inout FixtureRow
  ) async throws {
    for key in table.foreignKeys {
      let columns = key.columns.compactMap(table.column)
      guard columns.count == key.columns.count, let parent = catalogue.table(key.table),
        columns.contains(where: { row.isWanted($0) }),
        columns.contains(where: { row.values[$0.number] == nil })
      else { continue }
      let referenced = key.referenced.compactMap(parent.column)
      guard referenced.count == columns.count else { continue }
      if key.table == table.oid {
        // The row refers to itself, by a key that has to be known before.
        for (own, other) in zip(columns, referenced) {
          let value =
            row.values[other.number]
            ?? .text(
              FixtureValue.value(of: other, number: row.number))
          row.values[other.number] = value
          row.values[own.number] = value
        }
        continue
      }
      guard !open.contains(key.table) else {
        throw PGFixtureError(
          table: table.name, reason: "it and \(parent.name) need rows of one another")
      }
      var given: [(String, Value)] = []
      for (own, other) in zip(columns, referenced) {
        if let value = row.values[own.number] { given.append((other.name, value)) }
      }
      var inner = self
      inner.open.append(table.oid)
      let list = referenced.map { "\(Self.quoted($0.name))::text" }.joined(separator: ", ")
      let key = try await inner.insert(into: parent, given: given, returning: list) { row in
        try columns.indices.map { try String?.decode(row, $0) }
      }
      for (own, value) in zip(columns, key) where row.values[own.number] == nil {
        row.values[own.number] = value.map { .text($0) } ?? .null
      }
    }
  }

  static func quoted(_ name: String) -> String {
    SQLIdentifier(name)?.quoted ?? "\"\""
  }
}

/// The values of a row on their way.
struct FixtureRow {
  let table: FixtureCatalogue.Table
  var number: Int
  /// By column; columns without one take their default, or NULL.
  var values: [Int: FixtureInserter.Value] = [:]
  /// Columns that the caller has set.
  private(set) var fixed: Set<Int> = []
  /// Columns that get a value although they need none.
  var forced: Set<Int> = []

  init(_ table: FixtureCatalogue.Table, number: Int) {
    self.table = table
    self.number = number
  }

  mutating func fix(_ column: String, _ value: FixtureInserter.Value) {
    guard let column = table.columns.first(where: { $0.name == column }) else { return }
    values[column.number] = value
    fixed.insert(column.number)
  }

  /// Whether the column has to be given a value.
  func isWanted(_ column: FixtureCatalogue.Column) -> Bool {
    guard !column.isGenerated else { return false }
    return forced.contains(column.number) || (column.isRequired && !column.hasDefault)
  }

  func statement(returning: String) -> PGStatement {
    var (columns, places, binds): ([String], [String], [PGBind]) = ([], [], [])
    for column in table.columns {
      let value: FixtureInserter.Value
      if let known = values[column.number] {
        value = known
      } else if isWanted(column) {
        value = .text(FixtureValue.value(of: column, number: number))
      } else {
        continue
      }
      columns.append(FixtureInserter.quoted(column.name))
      binds.append(value.bind)
      places.append("$\(binds.count)")
    }
    let sql =
      columns.isEmpty
      ? "INSERT INTO \(table.name) DEFAULT VALUES RETURNING \(returning)"
      : "INSERT INTO \(table.name) (\(columns.joined(separator: ", "))) "
        + "VALUES (\(places.joined(separator: ", "))) RETURNING \(returning)"
    return PGStatement(
      id: PGStatementID(text: sql), sql: .text(sql), binds: binds, name: "fixtures.insert")
  }
}
