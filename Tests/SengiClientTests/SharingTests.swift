import SengiClient
import SengiSQL
import SengiWire
import Synchronization
import Testing

private final class Asleep: Sendable { let count = Mutex(0) }

@Suite struct SharingTests {
  @Test(arguments: [true, false]) func resultsNeverReachTheWrongTask(prepared: Bool) async throws {
    try await withClient {
      $0.connections = 10
      $0.overflow = 0
      $0.prepared = prepared
    } _: { (client) async throws in
      try await withThrowingTaskGroup(of: Int.self) { group in
        for task in 0..<64 {
          group.addTask {
            var right = 0
            for turn in 0..<150 {
              let key = task * 1000 + turn
              switch turn % 30 {
              case 7:
                let error = await failure {
                  try await client.affected("SELECT 1 / ($1::int - $1)", .int4(Int32(key)))
                }
                if error?.sqlState?.description == "22012" { right += 1 }
              case 17:
                let got = try await client.ints(
                  "SELECT $1::int FROM pg_sleep(0.003)", .int4(Int32(key)))
                if got == [key] { right += 1 }
              case 23:
                let got = try await client.ints(
                  "SELECT i FROM generate_series($1::int, $1 + 2000) i", .int4(Int32(key)))
                if got == Array(key...(key + 2000)) { right += 1 }
              default:
                let got = try await client.ints("SELECT $1::int8", .int8(Int64(key)))
                if got == [key] { right += 1 }
              }
            }
            return right
          }
        }
        for try await right in group { #expect(right == 150) }
      }
      let backends = try await client.ints("SELECT count(DISTINCT pg_backend_pid())")
      #expect(backends == [1])
    }
  }

  @Test func anErrorInAPipelineHitsOnlyItsStatement() async throws {
    try await withClient {
      $0.connections = 1
      $0.overflow = 0
    } _: { (client) async throws in
      for _ in 0..<20 {
        let outcomes = await withTaskGroup(of: (Int, String).self) { group in
          for number in 0..<24 {
            group.addTask {
              do {
                // The fourth is wrong in text, the ninth in value, the rest right.
                let text = number == 4 ? "SELECT wrong($1)" : "SELECT 7 / $1::int"
                let divisor = number == 9 ? 0 : 1
                let got = try await client.ints(text, .int4(Int32(divisor)))
                return (number, "\(got)")
              } catch {
                return (number, (error as? PGError)?.sqlState?.description ?? "?")
              }
            }
          }
          return await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
        }
        for number in 0..<24 {
          let expected = number == 4 ? "42883" : number == 9 ? "22012" : "[7]"
          #expect(outcomes[number] == expected)
        }
      }
    }
  }

  @Test func aChangedTableIsPreparedAgain() async throws {
    try await withClient {
      $0.connections = 4
      $0.overflow = 0
    } _: { (client) async throws in
      try await client.execute(
        script: SQLScript(trusted: "CREATE TABLE changing (a int); INSERT INTO changing VALUES (1)")
      )
      let all = PGStatement.sql("SELECT * FROM changing")
      let columns: @Sendable () async throws -> Set<Int> = {
        try await withThrowingTaskGroup(of: Int.self) { group in
          for _ in 0..<64 { group.addTask { try await client.run(all).columnCount } }
          return try await group.reduce(into: []) { $0.insert($1) }
        }
      }
      #expect(try await columns() == [1])
      try await client.execute(script: SQLScript(trusted: "ALTER TABLE changing ADD b int"))
      #expect(try await columns() == [2])
      try await client.execute(
        script: SQLScript(trusted: "ALTER TABLE changing ALTER a TYPE bigint"))
      let result = try await client.run(all)
      #expect(try result.withRow(0) { row in row.typeOID(0) } == PGTypeOID.int8)

      // Inside a transaction nothing can be done unseen.
      let error = await failure {
        try await client.transaction { tx in
          _ = try await tx.run(all)
          try await tx.affected("ALTER TABLE changing ADD c int")
          _ = try await tx.run(all)
        }
      }
      #expect(error?.sqlState == .featureNotSupported)
      try await client.execute(script: SQLScript(trusted: "DROP TABLE changing"))
    }
  }

  @Test func aStatementTheServerHasForgottenIsPreparedAgain() async throws {
    try await withClient {
      $0.connections = 1
      $0.overflow = 0
    } _: { (client) async throws in
      #expect(try await client.ints("SELECT 5") == [5])
      try await client.affected("DEALLOCATE ALL")
      #expect(try await client.ints("SELECT 5") == [5])
    }
  }

  @Test func slowStatementsDoNotHoldUpFastOnes() async throws {
    try await withClient {
      $0.connections = 4
      $0.overflow = 0
    } _: { (client) async throws in
      let slow = "SELECT 1 FROM pg_sleep($1)"
      for _ in 0..<4 { _ = try await client.ints(slow, .float8(0.02)) }
      let asleep = Asleep()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<3 {
          group.addTask {
            asleep.count.withLock { $0 += 1 }
            _ = try await client.ints(slow, .float8(2.5))
            asleep.count.withLock { $0 -= 1 }
          }
        }
        try await Task.sleep(for: .milliseconds(50))
        for number in 0..<50 {
          #expect(try await client.ints("SELECT $1::int", .int4(Int32(number))) == [number])
        }
        #expect(asleep.count.withLock { $0 } == 3, "a fast statement waited for a slow one")
        try await group.waitForAll()
      }
    }
  }
}
