import Foundation
import SengiClient
import SengiSchema
import SengiTesting
import SengiWire

@testable import SengiLive

/// Databases that tests read.
enum LiveDatabase {
  /// Reads what the SQL makes.
  nonisolated(nonsending) static func snapshot(
    _ ddl: String, options: CatalogueOptions = CatalogueOptions()
  ) async throws -> CatalogueSnapshot {
    try await withTestDatabase(ddl: ddl) { client in
      try await CatalogueReader.read(client, options: options)
    }
  }

  /// The one text column of a query's rows.
  nonisolated(nonsending) static func texts(_ client: PGClient, _ sql: String) async throws
    -> [String]
  {
    try await client.withConnection { connection in
      try await connection.transaction(readOnly: true) { transaction in
        let rows = try await CatalogueSession(transaction: transaction).rows(sql)
        return rows.map { $0.text("fact") ?? "NULL" }
      }
    }
  }
}
