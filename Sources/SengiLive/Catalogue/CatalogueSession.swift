import SengiClient
import SengiWire

/// Runs catalogue queries inside one transaction.
struct CatalogueSession {
  let transaction: PGTransaction

  /// Under the search path that catalogue queries are written for; the deparsing of a query before
  /// may have left another.
  nonisolated(nonsending) func rows(_ sql: String) async throws -> [CatalogueRow] {
    _ = try await transaction.run(Self.resetPath)
    let statement = PGStatement(
      id: PGStatementID(text: sql), sql: .text(sql), binds: [], name: "catalogue")
    let result = try await transaction.run(statement)
    var columns: [String: Int] = [:]
    for index in 0..<result.columnCount {
      if let name = result.columnName(index) { columns[name] = index }
    }
    let count = result.columnCount
    return try result.map { row in
      var values: [CatalogueValue] = []
      values.reserveCapacity(count)
      for index in 0..<count {
        if try row.isNull(index) {
          values.append(.null)
        } else {
          values.append(
            try CatalogueValue(row.bytes(index, oid: 0), type: row.typeOID(index)))
        }
      }
      return CatalogueRow(columns: columns, values: values)
    }
  }

  private static let resetPath = PGStatement(
    "SELECT pg_catalog.set_config('search_path', 'pg_catalog', true)", binds: [],
    name: "catalogue.path")
}
