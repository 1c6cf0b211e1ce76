import SengiClient
import SengiWire

/// Asks the catalogues, always within one transaction, so that all answers show one moment.
struct CatalogueSession: Sendable {
  let executor: any PGExecutor
  /// The server's version, as `server_version_num` gives it.
  let version: Int

  /// Bound as `$1` by queries that deparse: what follows the namespace in the search path.
  var searchPathSuffix = ""

  nonisolated(nonsending) func rows(_ query: CatalogueQuery) async throws -> [CatalogueRow] {
    let text = query.text(version)
    let binds: [PGBind] = query.deparses ? [searchPathSuffix.pgBind] : []
    let statement = PGStatement(
      id: Self.identity(of: text), sql: .text(text), binds: binds, name: "sengi catalogue")
    let result = try await executor.run(statement)
    var columns: [String: Int] = [:]
    for index in 0..<result.columnCount {
      if let name = result.columnName(index) { columns[name] = index }
    }
    let count = result.columnCount
    return try result.map { row in
      var values: [CatalogueRow.Value] = []
      values.reserveCapacity(count)
      for index in 0..<count { values.append(try .decode(row, index)) }
      return CatalogueRow(values: values, columns: columns)
    }
  }

  /// The statement's identity: two FNV-1a hashes of its text.
  private static func identity(of text: String) -> PGStatementID {
    var low: UInt64 = 0xCBF2_9CE4_8422_2325
    var high: UInt64 = 0x9E37_79B9_7F4A_7C15
    for byte in text.utf8 {
      low = (low ^ UInt64(byte)) &* 0x100_0000_01B3
      high = (high ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return PGStatementID(high: high, low: low)
  }
}

/// A query over the catalogues, whatever the number of objects.
struct CatalogueQuery: Sendable {
  /// Whether it uses `$1`, and deparses SQL under the search path of each row's namespace.
  var deparses = false
  /// The query for a server of this `server_version_num`.
  var text: @Sendable (_ version: Int) -> String

  init(deparses: Bool = false, _ text: @escaping @Sendable (_ version: Int) -> String) {
    self.deparses = deparses
    self.text = text
  }
}

/// Pieces that many catalogue queries share.
enum CatalogueSQL {
  /// Namespaces of the user's own.
  static func isUsers(_ namespace: String) -> String {
    """
    \(namespace).nspname !~ '^pg_' AND \(namespace).nspname <> 'information_schema' \
    AND \(namespace).nspname <> 'sengi'
    """
  }

  /// Not made by `CREATE EXTENSION`.
  static func isNoMember(_ catalogue: String, _ oid: String) -> String {
    """
    NOT EXISTS (SELECT FROM pg_catalog.pg_depend m WHERE m.classid = \
    'pg_catalog.\(catalogue)'::pg_catalog.regclass AND m.objid = \(oid) AND m.deptype = 'e')
    """
  }

  /// The value of an expression that depends on the search path, under that of a namespace.
  ///
  /// The path is set row by row: `CASE` evaluates its condition first (manual §4.2.14), so one
  /// query serves all namespaces.
  static func under(_ namespace: String, _ expression: String) -> String {
    """
    CASE WHEN pg_catalog.set_config('search_path', \
    pg_catalog.quote_ident(\(namespace).nspname) || $1, true) IS NOT NULL THEN \(expression) END
    """
  }

  static func owner(_ column: String) -> String {
    "pg_catalog.pg_get_userbyid(\(column)) AS owner"
  }
}
