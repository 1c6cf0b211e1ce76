import SengiClient
import SengiWire
import Testing

@Suite struct StatementTests {
  @Test func returnsRowsAndTheirShape() async throws {
    try await withClient { (client) async throws in
      let result = try await client.run(
        .sql("SELECT i AS number, i::text AS word, NULL::int FROM generate_series(1, 3) i"))
      #expect(result.rowCount == 3)
      #expect(result.columnCount == 3)
      #expect(result.columnName(0) == "number")
      #expect(result.columnName(3) == nil)
      #expect(result.commandTag == "SELECT 3")
      #expect(result.affectedRows == 3)
      let rows = try result.map { row in (try row.int(0), try row.string(1), try row.isNull(2)) }
      #expect(rows.map(\.0) == [1, 2, 3])
      #expect(rows.map(\.1) == ["1", "2", "3"])
      #expect(rows.allSatisfy { $0.2 })
      let types = try result.withRow(0) { row in [row.typeOID(0), row.typeOID(1)] }
      #expect(types == [PGTypeOID.int4, PGTypeOID.text])
      #expect(throws: PGError.self) { try result.withRow(3) { _ in } }
      #expect(throws: PGError.self) { try result.withRow(-1) { _ in } }
    }
  }

  @Test func bindsEveryKindOfParameter() async throws {
    try await withClient { (client) async throws in
      let result = try await client.run(
        .sql(
          """
          SELECT $1::bool::text, $2::int2::text, $3::int4::text, $4::int8::text, $5::float4::text,
            $6::float8::text, $7::text, $8::jsonb::text, $9::int4::text, $10::bytea::text,
            extract(year FROM $11::timestamptz)::text
          """,
          .bool(true), .int2(-2), .int4(Int32.min), .int8(Int64.max), .float4(1.5), .float8(-0.25),
          .text("naïve 🦔"), .literal(#"{"a": 1}"#), .null(PGTypeOID.int4),
          .binary(PGTypeOID.bytea, [0, 255]), .timestamptz(86_400_000_000 * 366)))
      let row = try result.withRow(0) { row in
        try (0..<11).map { try row.isNull($0) ? nil : try row.string($0) }
      }
      #expect(
        row == [
          "true", "-2", "-2147483648", "9223372036854775807", "1.5", "-0.25", "naïve 🦔",
          #"{"a": 1}"#, nil, #"\x00ff"#, "2001",
        ])
    }
  }

  @Test func bindsLargeAndEmptyParameters() async throws {
    try await withClient { (client) async throws in
      let large = String(repeating: "x", count: 3_000_000)
      #expect(try await client.ints("SELECT length($1::text)", .text(large)) == [3_000_000])
      #expect(try await client.ints("SELECT length($1::text)", .text("")) == [0])
      #expect(try await client.ints("SELECT length($1::text)", .literal("")) == [0])
      #expect(try await client.ints("SELECT octet_length($1)", .binary(17, [])) == [0])
    }
  }

  @Test func refusesWhatCannotBeSent() async throws {
    try await withClient { (client) async throws in
      let zero = await failure { _ = try await client.run(.sql("SELECT $1", .literal("a\0b"))) }
      #expect(zero?.kind == .invalidStatement)
      let slot = await failure { _ = try await client.run(.sql("SELECT $1", .slot(0, 23))) }
      #expect(slot?.kind == .invalidStatement)
      let text = await failure { _ = try await client.run(.sql("SELECT 1\0")) }
      #expect(text?.kind == .invalidStatement)
      var many = PGStatement.sql("SELECT 1")
      many.binds = Array(repeating: .int4(1), count: 70_000)
      let tooMany = await failure { _ = try await client.run(many) }
      #expect(tooMany?.kind == .invalidStatement)
      let empty = await failure { _ = try await client.run(.sql("  ")) }
      #expect(empty?.kind == .invalidStatement)
      #expect(try await client.ints("SELECT 1") == [1])
    }
  }

  @Test func reportsServerErrorsWithTheirFields() async throws {
    try await withClient { (client) async throws in
      try await client.execute(
        script: SQLScript(
          trusted: """
            CREATE TABLE secret_keepers (id int PRIMARY KEY, word text NOT NULL);
            INSERT INTO secret_keepers VALUES (1, 'first');
            """))
      let insert = PGStatement.sql(
        "INSERT INTO secret_keepers VALUES ($1, $2)", .int4(1), .text("hush"), name: "Keeper.add")
      let error = try #require(await failure { _ = try await client.run(insert) })
      #expect(error.kind == .server)
      #expect(error.sqlState == .uniqueViolation)
      #expect(error.outcome == .notExecuted)
      let server = try #require(error.server)
      #expect(server.constraint == "secret_keepers_pkey")
      #expect(server.table == "secret_keepers")
      #expect(server.schema == "public")
      #expect(server.severity == "ERROR")
      #expect(server.detail == "Key (id)=(1) already exists.")
      #expect(error.statementName == "Keeper.add")
      #expect(error.description.contains("23505"))
      #expect(error.description.contains("Keeper.add"))
      #expect(!error.description.contains("(1)"))
      #expect(!error.debugDescription.contains("(1)"))
      #expect(server.unredactedDescription.contains("Key (id)=(1) already exists."))

      let quoting = try #require(
        await failure { _ = try await client.run(.sql("SELECT $1::text::int", .text("hush"))) })
      #expect(quoting.sqlState?.description == "22P02")
      #expect(!quoting.description.contains("hush"))
      #expect(!quoting.debugDescription.contains("hush"))
      #expect(quoting.server?.unredactedDescription.contains("hush") == true)

      let position = try #require(
        await failure { _ = try await client.run(.sql("SELECT 1 FROM nowhere")) })
      #expect(position.sqlState == .undefinedTable)
      #expect(position.server?.position == 15)
      try await client.affected("DROP TABLE secret_keepers")
    }
  }

  @Test func runsScriptsAndReportsThePosition() async throws {
    try await withClient { (client) async throws in
      try await client.execute(
        script: SQLScript(
          trusted: "CREATE TABLE scripted (a int); INSERT INTO scripted VALUES (1), (2);"))
      #expect(try await client.ints("SELECT a FROM scripted ORDER BY a") == [1, 2])
      let script = "INSERT INTO scripted VALUES (3);\nSELECT wrong FROM scripted;"
      let error = await failure { try await client.execute(script: SQLScript(trusted: script)) }
      #expect(error?.sqlState?.description == "42703")
      #expect(error?.server?.position == 41)
      #expect(try await client.ints("SELECT count(*) FROM scripted") == [2])
      try await client.withConnection { connection in
        try await connection.execute(script: SQLScript(trusted: "SET search_path = pg_catalog"))
        let path = try await connection.run(.sql("SHOW search_path"))
        #expect(try path.withRow(0) { row in try row.string(0) } == "pg_catalog")
        try await connection.execute(script: SQLScript(trusted: "RESET search_path"))
      }
      let copy = await failure {
        try await client.execute(script: SQLScript(trusted: "COPY scripted FROM STDIN"))
      }
      #expect(copy?.kind == .unsupported)
      try await client.affected("DROP TABLE scripted")
    }
  }

  @Test func worksWithoutPreparedStatements() async throws {
    try await withClient {
      $0.prepared = false
    } _: { (client) async throws in
      for number in 1...3 {
        #expect(try await client.ints("SELECT $1 + 1", .int4(Int32(number))) == [number + 1])
      }
      #expect(try await client.ints("SELECT count(*) FROM pg_prepared_statements") == [0])
    }
  }

  @Test func keepsNoMorePreparedStatementsThanAllowed() async throws {
    try await withClient {
      $0.preparedStatementLimit = 10
      $0.connections = 1
    } _: { (client) async throws in
      for number in 1...50 { #expect(try await client.ints("SELECT \(number)") == [number]) }
      let kept = try await client.ints("SELECT count(*) FROM pg_prepared_statements")
      #expect(kept == [10])
      for number in 1...50 { #expect(try await client.ints("SELECT \(number)") == [number]) }
    }
  }

  @Test func suspendsWhereWaitingInPlaceIsOff() async throws {
    try await withClient {
      $0.waitsInPlace = false
    } _: { (client) async throws in
      for number in 1...100 {
        #expect(try await client.ints("SELECT $1 + 1", .int4(Int32(number))) == [number + 1])
      }
    }
  }

  @Test func refusesATransactionOnASharedConnection() async throws {
    try await withClient { (client) async throws in
      let error = await failure { try await client.affected("BEGIN") }
      #expect(error?.kind == .unsupported)
      #expect(try await client.ints("SELECT 1") == [1])
    }
  }
}
