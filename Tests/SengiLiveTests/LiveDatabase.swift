import Foundation
import SengiClient
import SengiSQL
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

  /// The column `fact` of a query's rows.
  nonisolated(nonsending) static func facts(_ client: PGClient, _ sql: String) async throws
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

/// Where an expression stands in a table.
enum ExpressionPlace: Hashable, Sendable {
  case defaultValue(SQLIdentifier)
  case condition
  /// Of an index.
  case key
  case generated(SQLIdentifier, type: String)

  /// Statements that put the expression on the temporary table `pg_temp.probe`.
  func statement(_ expression: String) -> String {
    switch self {
    case .defaultValue(let column):
      "ALTER TABLE pg_temp.probe ALTER COLUMN \(column.quoted) SET DEFAULT \(expression)"
    case .condition: "ALTER TABLE pg_temp.probe ADD CHECK (\(expression))"
    case .key: "CREATE INDEX ON pg_temp.probe ((\(expression)))"
    case .generated(let column, let type):
      """
      ALTER TABLE pg_temp.probe DROP COLUMN IF EXISTS \(column.quoted) CASCADE;
      ALTER TABLE pg_temp.probe ADD COLUMN \(column.quoted) \(type) \
      GENERATED ALWAYS AS (\(expression)) STORED
      """
    }
  }

  /// What the server made of it.
  var deparsed: String {
    switch self {
    case .defaultValue, .generated:
      """
      SELECT pg_get_expr(d.adbin, d.adrelid, true) AS fact FROM pg_attrdef d
      WHERE d.adrelid = 'pg_temp.probe'::regclass
      """
    case .condition:
      """
      SELECT pg_get_expr(c.conbin, c.conrelid, true) AS fact FROM pg_constraint c
      WHERE c.conrelid = 'pg_temp.probe'::regclass AND c.contype = 'c'
      """
    case .key:
      """
      SELECT pg_get_indexdef(i.indexrelid, 1, true) AS fact FROM pg_index i
      WHERE i.indrelid = 'pg_temp.probe'::regclass
      """
    }
  }
}

/// Puts expressions on copies of a table and takes them back as the server writes them.
struct ExpressionProbe {
  let connection: PGConnection
  /// The list of columns, or `LIKE table`.
  let columns: String
  let searchPath: String

  /// - Throws: ``PGError`` when the server does not take the expression.
  nonisolated(nonsending) func deparse(_ expression: String, _ place: ExpressionPlace) async throws
    -> String
  {
    try await connection.transaction { transaction in
      try await connection.execute(
        script: SQLScript(
          trusted: """
            SELECT set_config('search_path', \(SQLLiteral(searchPath).sql), true);
            CREATE TEMP TABLE probe (\(columns));
            \(place.statement(expression))
            """))
      // Not through the session, whose search path would change the text.
      let statement = PGStatement(
        id: PGStatementID(high: 1, low: UInt64(truncatingIfNeeded: place.deparsed.hashValue)),
        sql: .text(place.deparsed), binds: [])
      let result = try await transaction.run(statement)
      let found = try result.withRow(0) { row in
        String(decoding: try row.bytes(0, oid: 0), as: UTF8.self)
      }
      try await connection.execute(script: SQLScript(trusted: "DROP TABLE pg_temp.probe"))
      return found
    }
  }
}
