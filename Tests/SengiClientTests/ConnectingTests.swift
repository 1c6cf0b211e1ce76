import Foundation
import SengiClient
import SengiWire
import Testing

@Suite struct ConnectingTests {
  @Test func saysWhyItCannotConnect() async throws {
    let nowhere = PGClient(PGConfiguration("host=/nonexistent/folder user=postgres"))
    let noSocket = await failure { try await nowhere.connect() }
    #expect(noSocket?.kind == .connectFailed)
    #expect(noSocket?.reason.contains("/nonexistent/folder") == true)
    await nowhere.close()

    let missing = PGClient(try ThrowawayServer.configuration(database: "no_such_database"))
    let noDatabase = await failure { _ = try await missing.ints("SELECT 1") }
    #expect(noDatabase?.kind == .connectFailed)
    #expect(noDatabase?.reason.contains("no_such_database") == true)
    await missing.close()

    let nonsense = PGClient(PGConfiguration("this is not a connection string"))
    let unreadable = await failure { try await nonsense.connect() }
    #expect(unreadable?.kind == .connectFailed)
    await nonsense.close()
  }

  @Test func givesUpOnAServerThatDoesNotAnswer() async throws {
    let folder =
      FileManager.default.temporaryDirectory.path + "/sengi-hang-\(UInt32.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let listener = try listener(at: folder + "/.s.PGSQL.5432")
    defer { close(listener) }
    var configuration = PGConfiguration("host=\(folder) user=postgres")
    configuration.connectTimeout = .milliseconds(300)
    let client = PGClient(configuration)
    let clock = ContinuousClock()
    let began = clock.now
    let error = await failure { try await client.connect() }
    let waited = clock.now - began
    #expect(error?.kind == .connectFailed)
    #expect(waited >= .milliseconds(290))
    #expect(waited < .seconds(8))
    await client.close()
  }

  private func listener(at path: String) throws -> Int32 {
    let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(100)) }
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0)
    try #require(listen(socket, 5) == 0)
    return socket
  }

  @Test func callersWaitForALeaseAndGiveUp() async throws {
    try await withClient {
      $0.connections = 1
      $0.overflow = 0
      $0.checkoutTimeout = .milliseconds(1500)
    } _: { (client) async throws in
      try await client.withConnection { _ in
        let clock = ContinuousClock()
        let began = clock.now
        let lease = await failure { try await client.withConnection { _ in } }
        #expect(lease?.kind == .checkoutTimeout)
        #expect(clock.now - began >= .milliseconds(1500))
        #expect(clock.now - began < .seconds(8))
        let statement = await failure { _ = try await client.ints("SELECT 1") }
        #expect(statement?.kind == .checkoutTimeout)

        let waiter = Task { try await client.withConnection { _ in } }
        try await Task.sleep(for: .milliseconds(20))
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
      }
      #expect(try await client.ints("SELECT 1") == [1])
    }
  }

  @Test func manyTransactionsShareFewConnections() async throws {
    try await withClient {
      $0.connections = 3
      $0.overflow = 2
      $0.applicationName = "crowded"
    } _: { (client) async throws in
      let sum = try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<200 {
          group.addTask {
            let leased = try await client.transaction { tx in
              try await tx.ints("SELECT $1::int", .int4(Int32(number)))[0]
            }
            return leased + (try await client.ints("SELECT $1::int", .int4(Int32(number)))[0])
          }
        }
        return try await group.reduce(0, +)
      }
      #expect(sum == 199 * 200)
      let open = try await client.ints(
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'crowded'")
      #expect(open[0] <= 5)
    }
  }

  @Test func closingWaitsForLeasesAndRefusesNewcomers() async throws {
    let client = try ThrowawayServer.client { $0.applicationName = "closing" }
    let lease = Task {
      try await client.withConnection { connection in
        try await connection.ints("SELECT 3 FROM pg_sleep(0.2)")
      }
    }
    try await Task.sleep(for: .milliseconds(80))
    await client.close()
    #expect(try await lease.value == [3])
    let late = await failure { _ = try await client.ints("SELECT 1") }
    #expect(late?.kind == .closed)
    let lateLease = await failure { try await client.withConnection { _ in } }
    #expect(lateLease?.kind == .closed)
  }

  @Test func aDroppedClientClosesItsConnections() async throws {
    var client: PGClient? = try ThrowawayServer.client { $0.applicationName = "dropped" }
    try await client?.connect()
    client = nil
    try await withClient { (other) async throws in
      var left = [1]
      for _ in 0..<100 where left != [0] {
        try await Task.sleep(for: .milliseconds(20))
        left = try await other.ints(
          "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'dropped'")
      }
      #expect(left == [0])
    }
  }

  @Test func aThousandConnectsAndClosesLeakNoDescriptor() async throws {
    let before = try openDescriptors()
    for _ in 0..<125 {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 {
          group.addTask {
            try await withClient({ $0.applicationName = "churn" }) { (client) async throws in
              #expect(try await client.ints("SELECT 1") == [1])
            }
          }
        }
        try await group.waitForAll()
      }
    }
    // Other tests run beside this one and hold some.
    #expect(try openDescriptors() < before + 250)
    try await withClient { (client) async throws in
      var left = [1]
      for _ in 0..<100 where left != [0] {
        try await Task.sleep(for: .milliseconds(20))
        left = try await client.ints(
          "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'churn'")
      }
      #expect(left == [0])
    }
  }

  private func openDescriptors() throws -> Int {
    #if os(Linux)
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    #else
      try FileManager.default.contentsOfDirectory(atPath: "/dev/fd").count
    #endif
  }
}
