import SengiClient
import SengiScratch
import SengiWire

/// The PostgreSQL server of this test process.
enum ThrowawayServer {
  private static let server = Result { () throws(ScratchFailure) in
    try ScratchServer.start(options: ScratchServer.Options(maximumConnections: 200))
  }

  /// A configuration for the server's own database.
  static func configuration(database: String = "postgres") throws -> PGConfiguration {
    PGConfiguration(try server.get().connectionString(database: database))
  }

  static func client(_ change: (inout PGConfiguration) -> Void = { _ in }) throws -> PGClient {
    var configuration = try configuration()
    change(&configuration)
    return PGClient(configuration)
  }
}

/// Runs `body` with a client and closes it.
func withClient<R>(
  _ change: (inout PGConfiguration) -> Void = { _ in },
  _ body: (PGClient) async throws -> R
) async throws -> R {
  let client = try ThrowawayServer.client(change)
  do {
    let result = try await body(client)
    await client.close()
    return result
  } catch {
    await client.close()
    throw error
  }
}

extension PGStatement {
  /// A statement whose text identifies it.
  static func sql(_ text: String, _ binds: PGBind..., name: StaticString = "") -> PGStatement {
    var hash: (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15)
    for byte in text.utf8 {
      hash.0 = (hash.0 ^ UInt64(byte)) &* 0x100_0000_01B3
      hash.1 = (hash.1 &+ UInt64(byte)) &* 0xBF58_476D_1CE4_E5B9
    }
    return PGStatement(
      id: PGStatementID(high: hash.0, low: hash.1), sql: .text(text), binds: binds, name: name)
  }
}

extension PGExecutor {
  func ints(_ text: String, _ binds: PGBind...) async throws -> [Int] {
    var statement = PGStatement.sql(text)
    statement.binds = binds
    let result = try await run(statement)
    return try result.map { row in try row.int(0) }
  }

  @discardableResult
  func affected(_ text: String, _ binds: PGBind...) async throws -> Int {
    var statement = PGStatement.sql(text)
    statement.binds = binds
    return try await run(statement).affectedRows
  }
}

extension PGRow {
  /// An integer of 2, 4 or 8 bytes.
  func int(_ column: Int) throws -> Int {
    let bytes = try bytes(column, oid: 0)
    var value: Int64 = bytes.first.map { $0 >= 0x80 ? -1 : 0 } ?? 0
    for byte in bytes { value = value << 8 | Int64(byte) }
    return Int(value)
  }

  func string(_ column: Int) throws -> String {
    String(decoding: try bytes(column, oid: 0), as: UTF8.self)
  }
}

/// The ``PGError`` that `body` throws; nil when it throws none.
func failure(_ body: () async throws -> Void) async -> PGError? {
  do {
    try await body()
    return nil
  } catch {
    return error as? PGError
  }
}
