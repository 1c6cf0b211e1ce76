import SengiClient
import SengiSQL
import SengiTesting
import SengiWire
import Testing

struct TestDatabaseTests {
  private static let ddl = """
    CREATE TABLE items (id integer PRIMARY KEY);
    INSERT INTO items VALUES (1), (2);
    """

  private nonisolated(nonsending) func items(_ client: PGClient) async throws -> Int {
    try await client.run(PGStatement("SELECT id FROM items", binds: [])).rowCount
  }

  @Test func testsSideBySideDoNotSeeOneAnother() async throws {
    try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 1...8 {
        group.addTask {
          try await withTestDatabase(ddl: Self.ddl) { client in
            let script = "INSERT INTO items SELECT generate_series(101, 100 + \(number))"
            try await client.execute(script: SQLScript(trusted: script))
            return try await items(client) - number
          }
        }
      }
      for try await count in group { #expect(count == 2) }
    }
  }

  @Test func theDatabaseIsGoneAfterwards() async throws {
    let database = try await TestDatabase.create(ddl: Self.ddl)
    try await database.drop()
    let client = PGClient(PGConfiguration(database.connectionString))
    await #expect(throws: PGError.self) { _ = try await client.connect() }
    await client.close()
  }

  @Test func aFailingTestKeepsItsOwnError() async throws {
    struct Mine: Error {}
    await #expect(throws: Mine.self) {
      try await withTestDatabase(ddl: Self.ddl) { _ in throw Mine() }
    }
  }

  @Test func everyTestWithWrongSQLIsTold() async throws {
    for _ in 1...2 {
      let error = await #expect(throws: PGError.self) {
        try await withTestDatabase(ddl: "CREATE TABLE broken (x no_such_type)") { _ in }
      }
      #expect(error?.description.contains("no_such_type") == true)
    }
  }

  @Test func settingsReachTheClient() async throws {
    func rename(_ configuration: inout PGConfiguration) { configuration.applicationName = "mine" }
    let name = try await withTestDatabase(ddl: Self.ddl, configure: rename) { client in
      let statement = PGStatement("SHOW application_name", binds: [])
      return try await client.run(statement).map { row in
        String(decoding: try row.bytes(0, oid: 0), as: UTF8.self)
      }
    }
    #expect(name == ["mine"])
  }
}
