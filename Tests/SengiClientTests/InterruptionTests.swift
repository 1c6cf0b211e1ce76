import SengiClient
import SengiSQL
import SengiWire
import Synchronization
import Testing

/// What became of each row that was to be inserted.
private final class Ledger: Sendable {
  struct Outcomes {
    var done: Set<Int> = []
    var unknown: Set<Int> = []
    var not: Set<Int> = []
    var odd: [String] = []
  }
  let outcomes = Mutex(Outcomes())
  let working = Mutex(true)
}

@Suite struct InterruptionTests {
  @Test func aCancelledTaskLeavesASharedConnectionAtOnce() async throws {
    try await withClient { (client) async throws in
      let clock = ContinuousClock()
      let began = clock.now
      let task = Task { try await client.ints("SELECT 1 FROM pg_sleep(4)") }
      try await Task.sleep(for: .milliseconds(100))
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(clock.now - began < .milliseconds(3800))
      #expect(try await client.ints("SELECT 2") == [2])
    }
  }

  @Test func aCancelledTaskStopsItsStatementOnALeasedConnection() async throws {
    try await withClient { (client) async throws in
      try await client.withConnection { connection in
        let before = try await connection.ints("SELECT pg_backend_pid()")
        let task = Task { try await connection.ints("SELECT 1 FROM pg_sleep(20)") }
        try await Task.sleep(for: .milliseconds(100))
        let clock = ContinuousClock()
        let began = clock.now
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(clock.now - began < .seconds(5))
        #expect(try await connection.ints("SELECT pg_backend_pid()") == before)
      }
    }
  }

  @Test func aLateCancelNeverHitsTheNextStatement() async throws {
    try await withClient { (client) async throws in
      try await client.withConnection { connection in
        for turn in 0..<60 {
          let task = Task { try await connection.ints("SELECT 1 FROM pg_sleep(0.008)") }
          try await Task.sleep(for: .microseconds(5000 + 70 * turn))
          task.cancel()
          _ = await task.result
          #expect(try await connection.ints("SELECT 2 FROM pg_sleep(0.002)") == [2])
        }
      }
    }
  }

  @Test func aCancelledTransactionIsRolledBack() async throws {
    try await withClient { (client) async throws in
      try await client.execute(script: SQLScript(trusted: "CREATE TABLE interrupted (a int)"))
      let task = Task {
        try await client.transaction { tx in
          try await tx.affected("INSERT INTO interrupted VALUES (1)")
          try await tx.affected("SELECT pg_sleep(20)")
        }
      }
      try await Task.sleep(for: .milliseconds(150))
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(try await client.ints("SELECT a FROM interrupted") == [])
      try await client.execute(script: SQLScript(trusted: "DROP TABLE interrupted"))
    }
  }

  @Test func theServersOwnTimeoutIsAnErrorOfTheServer() async throws {
    try await withClient { (client) async throws in
      try await client.transaction { tx in
        try await tx.affected("SET LOCAL statement_timeout = 50")
        let error = await failure {
          try await tx.transaction { inner in _ = try await inner.affected("SELECT pg_sleep(20)") }
        }
        #expect(error?.kind == .server)
        #expect(error?.sqlState == .queryCanceled)
      }
    }
  }

  /// Backends die while 32 tasks insert. Every row that was reported is there, none that was
  /// reported as not executed is, and none was inserted twice.
  @Test func noRowIsLostOrDoubledWhenBackendsDie() async throws {
    try await withClient {
      $0.connections = 6
      $0.overflow = 0
      $0.applicationName = "dying"
    } _: { (client) async throws in
      try await client.execute(
        script: SQLScript(trusted: "CREATE TABLE survivors (a int PRIMARY KEY)"))
      let ledger = Ledger()
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          try await withClient { (killer) async throws in
            while ledger.working.withLock({ $0 }) {
              try await Task.sleep(for: .milliseconds(15))
              try await killer.affected(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                  + " WHERE application_name = 'dying' ORDER BY random() LIMIT 3")
            }
          }
        }
        await withTaskGroup(of: Void.self) { writers in
          for task in 0..<32 {
            writers.addTask {
              for turn in 0..<120 {
                let key = task * 1000 + turn
                do {
                  try await client.affected(
                    "INSERT INTO survivors VALUES ($1)", .int4(Int32(key)))
                  ledger.outcomes.withLock { _ = $0.done.insert(key) }
                } catch let error as PGError
                  where error.kind == .connectionLost || error.kind == .connectFailed
                {
                  ledger.outcomes.withLock {
                    if error.outcome == .unknown {
                      _ = $0.unknown.insert(key)
                    } else {
                      _ = $0.not.insert(key)
                    }
                  }
                } catch {
                  ledger.outcomes.withLock { $0.odd.append("\(error)") }
                }
              }
            }
          }
        }
        ledger.working.withLock { $0 = false }
        try await group.waitForAll()
      }
      // The last kill may still be under way, so another client, which none is meant for, looks.
      let rows = try await withClient { (reader) async throws in
        let found = try await reader.ints("SELECT a FROM survivors")
        try await reader.execute(script: SQLScript(trusted: "DROP TABLE survivors"))
        return Set(found)
      }
      let outcomes = ledger.outcomes.withLock { $0 }
      let (done, unknown, not) = (outcomes.done, outcomes.unknown, outcomes.not)
      #expect(outcomes.odd == [])
      #expect(done.isSubset(of: rows), "a reported row is missing")
      #expect(not.isDisjoint(with: rows), "a row reported as not executed is there")
      #expect(rows.subtracting(done).isSubset(of: unknown))
      #expect(done.count + unknown.count + not.count == 32 * 120)
      #expect(done.count > 32 * 60)
    }
  }
}
