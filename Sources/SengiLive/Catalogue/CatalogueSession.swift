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
      id: Self.identity(of: sql), sql: .text(sql), binds: [], name: "catalogue")
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

  /// FNV-1a, twice with different beginnings.
  private static func identity(of sql: String) -> PGStatementID {
    var (high, low) = (UInt64(0xcbf2_9ce4_8422_2325), UInt64(0x8422_2325_cbf2_9ce4))
    for byte in sql.utf8 {
      high = (high ^ UInt64(byte)) &* 0x100_0000_01b3
      low = (low ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return PGStatementID(high: high, low: low)
  }
}
