import SengiClient
import SengiSQL
import SengiWire
import Testing

private struct Refusal: Error {}

@Suite struct TransactionTests {
  /// Runs `body` with a table of its own, of one column `a`.
  private func withTable(
    _ name: String, _ body: (PGClient) async throws -> Void
  ) async throws {
    try await withClient { (client) async throws in
      try await client.execute(script: SQLScript(trusted: "CREATE TABLE \(name) (a int)"))
      try await body(client)
      try await client.execute(script: SQLScript(trusted: "DROP TABLE \(name)"))
    }
  }

  @Test func commitsWhatTheBodyDid() async throws {
    try await withTable("committed") { (client) async throws in
      let inserted = try await client.transaction { tx in
        try await tx.affected("INSERT INTO committed VALUES (1), (2)")
      }
      #expect(inserted == 2)
      #expect(try await client.ints("SELECT a FROM committed ORDER BY 1") == [1, 2])
    }
  }

  @Test func rollsBackWhenTheBodyThrows() async throws {
    try await withTable("rolled_back") { (client) async throws in
      await #expect(throws: Refusal.self) {
        try await client.transaction { tx in
          try await tx.affected("INSERT INTO rolled_back VALUES (1)")
          throw Refusal()
        }
      }
      #expect(try await client.ints("SELECT a FROM rolled_back") == [])
    }
  }

  @Test func aSavepointUndoesOnlyItsOwn() async throws {
    try await withTable("saved") { (client) async throws in
      try await client.transaction { tx in
        try await tx.affected("INSERT INTO saved VALUES (1)")
        try await tx.transaction { inner in
          try await inner.affected("INSERT INTO saved VALUES (2)")
          await #expect(throws: Refusal.self) {
            try await inner.transaction { innermost in
              try await innermost.affected("INSERT INTO saved VALUES (3)")
              throw Refusal()
            }
          }
        }
        let error = await failure {
          try await tx.transaction { inner in _ = try await inner.affected("SELECT 1/0") }
        }
        #expect(error?.sqlState?.description == "22012")
        try await tx.affected("INSERT INTO saved VALUES (4)")
      }
      #expect(try await client.ints("SELECT a FROM saved ORDER BY 1") == [1, 2, 4])
    }
  }

  @Test func saysSoWhenCommitRollsBack() async throws {
    try await withTable("doomed") { (client) async throws in
      let error = await failure {
        try await client.transaction { tx in
          try await tx.affected("INSERT INTO doomed VALUES (1)")
          _ = try? await tx.affected("SELECT 1/0")
        }
      }
      #expect(error?.kind == .transactionRolledBack)
      #expect(try await client.ints("SELECT a FROM doomed") == [])
    }
  }

  @Test func bothErrorsSurviveWhenRollingBackFails() async throws {
    try await withClient { (client) async throws in
      do {
        try await client.transaction { tx in
          _ = try? await tx.affected("SELECT pg_terminate_backend(pg_backend_pid())")
          throw Refusal()
        }
        Issue.record("the transaction must fail")
      } catch let error as PGTransactionError {
        #expect(error.body is Refusal)
        #expect(error.rollback.kind == .connectionLost)
      }
      #expect(try await client.ints("SELECT 1") == [1])
    }
  }

  @Test func runsAgainAfterASerializationFailureIfAsked() async throws {
    try await withTable("serial") { (client) async throws in
      try await client.affected("INSERT INTO serial VALUES (0)")
      let increment: @Sendable () async throws -> Void = {
        try await client.transaction(isolation: .serializable, retries: 50) { tx in
          let value = try await tx.ints("SELECT a FROM serial")[0]
          try await tx.affected("UPDATE serial SET a = $1", .int4(Int32(value + 1)))
        }
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<10 { group.addTask { try await increment() } }
        try await group.waitForAll()
      }
      #expect(try await client.ints("SELECT a FROM serial") == [10])
    }
  }

  @Test func obeysItsOptions() async throws {
    try await withClient { (client) async throws in
      let options = try await client.transaction(
        isolation: .repeatableRead, readOnly: true
      ) { tx in
        let result = try await tx.run(
          .sql(
            "SELECT current_setting('transaction_isolation'),"
              + " current_setting('transaction_read_only')"))
        return try result.withRow(0) { row in [try row.string(0), try row.string(1)] }
      }
      #expect(options == ["repeatable read", "on"])
    }
  }

  @Test func anEndedTransactionIsOfNoMoreUse() async throws {
    try await withClient { (client) async throws in
      let (kept, connection) = try await client.withConnection { connection in
        (try await connection.transaction { tx in tx }, connection)
      }
      let late = await failure { _ = try await kept.ints("SELECT 1") }
      #expect(late?.kind == .closed)
      let afterLease = await failure { _ = try await connection.ints("SELECT 1") }
      #expect(afterLease?.kind == .closed)
    }
  }

  @Test func aLeaseLeavesNoTransactionBehind() async throws {
    try await withClient {
      $0.connections = 1
      $0.overflow = 0
    } _: { (client) async throws in
      try await client.withConnection { connection in
        try await connection.affected("BEGIN")
        try await connection.affected("CREATE TABLE forgotten (a int)")
      }
      let left = try await client.ints("SELECT count(*) FROM pg_class WHERE relname = 'forgotten'")
      #expect(left == [0])
    }
  }
}
