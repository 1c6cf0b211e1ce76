import ExampleModels
import Foundation
import InMemoryLogging
import InMemoryTracing
import Logging
import Sengi
import SengiProjectDDL
import SengiTesting
import Testing
import Tracing

/// A secret in a `sensitive` column shows nowhere but where it is asked for by name.
@Suite struct RedactionTests {
  private static let secret = "correct horse battery staple"

  /// Every way in which Swift shows a value without being told how.
  private static func texts(of value: Any) -> [String] {
    var dumped = ""
    dump(value, to: &dumped)
    var parts: [String] = []
    walk(Mirror(reflecting: value), &parts, depth: 0)
    return [dumped, "\(value)", String(describing: value), String(reflecting: value)] + parts
  }

  private static func walk(_ mirror: Mirror, _ texts: inout [String], depth: Int) {
    guard depth < 12 else { return }
    for child in mirror.children {
      texts.append("\(child.label ?? ""): \(child.value)")
      walk(Mirror(reflecting: child.value), &texts, depth: depth + 1)
    }
    if let parent = mirror.superclassMirror { walk(parent, &texts, depth: depth + 1) }
  }

  private static func hides(
    _ value: Any, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for text in texts(of: value) {
      #expect(!text.contains("horse"), sourceLocation: sourceLocation)
    }
  }

  private static func session(user: String) -> Auth.Session.Insert {
    Auth.Session.Insert(id: "s-\(user)", expiresAt: .now, token: secret, userId: Auth.User.ID(user))
  }

  /// The walk finds a value that nobody hides, so that it would find this one.
  @Test func whatIsNotSensitiveShows() {
    let user = Auth.User.Insert(id: "1", name: Self.secret, email: "e")
    #expect(Self.texts(of: user).allSatisfy { !$0.isEmpty })
    #expect(Self.texts(of: user).filter { $0.contains("horse") }.count >= 4)
  }

  @Test func rowsAndInserts() {
    let row = Auth.Session(
      id: "1", expiresAt: .now, token: Self.secret, createdAt: .now, updatedAt: .now,
      ipAddress: nil, userAgent: nil, userId: "u")
    Self.hides(row)
    Self.hides([row])
    Self.hides(Optional(row) as Any)
    Self.hides(["key": (row, 1)])
    Self.hides(Self.session(user: "u"))
    #expect("\(row)".contains("token: \"(redacted)\""))
    #expect("\(row)".contains("userId: u"))
    #expect(row.token == Self.secret)
  }

  @Test func changesAndStatements() {
    var changes = Auth.Session.Changes()
    changes.token = Self.secret
    changes.userAgent = nil
    Self.hides(changes)
    #expect("\(changes)" == "Changes(token, user_agent)")
    let queries: [Any] = [
      Auth.Session.insert(Self.session(user: "u")),
      Auth.Session.insert(Self.session(user: "u")).returning(),
      Auth.Session.update("1", changes),
      Auth.Session.find(token: Self.secret),
      Auth.Session.where { $0.token == Self.secret || $0.token.in([Self.secret]) },
      Auth.Session.where { $0.token == Self.secret }.update(changes),
      Auth.Session.where { $0.token == Self.secret }.select { $0.userId },
      Auth.Session.where { s in Auth.Session.where { $0.token == Self.secret }.exists() },
    ]
    for query in queries {
      Self.hides(query)
      if let query = query as? any SQLExecutable { Self.hides(query.statement) }
      if let query = query as? any SQLFetchable { Self.hides(query.statement) }
    }
    let bind = Self.secret.pgBind
    Self.hides(bind)
    Self.hides([bind, PGBind.binary(17, Array(Self.secret.utf8)), .literal(Self.secret)])
    #expect("\(bind)" == "text(…)")
    #expect(bind == .text(Self.secret))
  }

  @Test func errorsLogsAndSpans() async throws {
    let handler = InMemoryLogHandler()
    let tracer = InMemoryTracer()
    InstrumentationSystem.bootstrap(tracer)
    func trace(_ configuration: inout PGConfiguration) {
      configuration.logger = Logger(label: "test") { _ in handler }
      configuration.logger.logLevel = .trace
    }
    try await withTestDatabase(
      ddl: DDLLoadingTests.ddl(target: 15) + Self.talkative, configure: trace
    ) { client in
      for user in ["1", "2"] {
        try await client.execute(
          Auth.User.insert(Auth.User.Insert(id: Auth.User.ID(user), name: "n", email: user)))
      }
      try await client.execute(Auth.Session.insert(Self.session(user: "1")))

      // `DETAIL: Key (token)=(…) already exists.`
      try await fails(client, .uniqueViolation, Auth.Session.insert(Self.session(user: "2")))
      // `DETAIL: Failing row contains (…).`
      try await fails(
        client, .notNullViolation,
        SQLCommand(
          "UPDATE auth.session SET user_id = NULL WHERE token = $1",
          binds: [Self.secret.pgBind], name: "Session.orphan"))
      // `invalid input syntax for type integer: "…"`
      try await fails(
        client, "22P02",
        SQLCommand(
          "DELETE FROM auth.session WHERE token::int = 1", binds: [], name: "Session.count"))
      // Messages of the application's own functions, under any code.
      for code in ["P0001", "23505", "42501", "UE001"] {
        try await fails(
          client, SQLState(code),
          SQLCommand(
            "SELECT tell(token, $1) FROM auth.session", binds: [code.pgBind], name: "Session.tell"))
      }
      await #expect {
        _ = try await client.run(
          PGStatement(
            "SELECT token FROM auth.session", binds: [], name: "Session.wrong")
        ).map { row in try UUID.decode(row, 0) }
      } throws: { error in
        Self.hides(error)
        return error is PGDecodingError
      }
    }
    let lines = handler.entries
    #expect(lines.contains { "\($0.message)" == "statement failed" })
    for line in lines { Self.hides(line) }
    let spans = tracer.finishedSpans
    #expect(spans.contains { $0.operationName == "Session.tell" })
    for span in spans { Self.hides(span) }
  }

  private nonisolated(nonsending) func fails(
    _ client: PGClient, _ state: SQLState, _ command: some SQLExecutable,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    do {
      try await client.execute(command)
      Issue.record("nothing failed", sourceLocation: sourceLocation)
    } catch let error as PGError {
      #expect(error.sqlState == state, sourceLocation: sourceLocation)
      Self.hides(error, sourceLocation: sourceLocation)
      Self.hides(error.server as Any, sourceLocation: sourceLocation)
      // The server did tell: who asks for it gets it.
      let told = error.server?.unredactedDescription ?? ""
      #expect(told.contains("horse"), sourceLocation: sourceLocation)
    }
  }

  private static let talkative = """

    CREATE FUNCTION tell(secret text, code text) RETURNS int LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'bad token %', secret USING ERRCODE = code, HINT = secret, DETAIL = secret;
    END $$;
    """
}
