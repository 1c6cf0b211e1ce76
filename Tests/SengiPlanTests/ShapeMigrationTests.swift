import SengiClient
import SengiDDL
import SengiDiff
import SengiPlan
import SengiSchema
import SengiSteps
import Testing

/// Whole ways of changed shapes, with documents in the table.
@Suite struct ShapeMigrationTests {
  static func file(
    _ shape: String, key: String = "id: bigint primary key", more: String = "",
    column: String = "profile: jsonb<settings>"
  ) -> String {
    """
    shapes:
      settings: \(shape)
    \(more)
    tables:
      users:
        columns:
          \(key)
          \(column)

    """
  }

  static let before = file(
    """

        enforce: true
        extra_keys: reject
        fields:
          name: text
          zip: int
          locale: text?
          legacy: bool
          links: { map_of: { fields: { url: text } } }
          tags: label[]
      label: { text: text }
    """)
  static let after = file(
    """

        enforce: true
        extra_keys: reject
        fields:
          title: { sql: text, was: name }
          zip: text
          locale: text default 'en'
          links: { map_of: { fields: { href: { sql: text, was: url } } } }
          tags: label[]
      label: { label: { sql: text, was: text } }
    """)

  static let query = "SELECT profile::text FROM users ORDER BY id"

  private nonisolated(nonsending) func insert(
    _ documents: [String], _ client: PGClient, into columns: String = "id, profile"
  ) async throws {
    for (number, document) in documents.enumerated() {
      try await client.execute(
        script: SQLScript(
          trusted: "INSERT INTO users (\(columns)) VALUES (\(number + 1), \(document))"))
    }
  }

  @Test func stepsStandInOrder() throws {
    let planned = try Planned(Self.before, Self.after)
    #expect(
      planned.up.steps.map(\.step.title) == [
        "every document in public.users.profile becomes one of its new shape",
        "bring sengi's own functions, drop check public.users.users_profile_shape",
        "write documents in public.users.profile anew",
        "add check public.users.users_profile_shape",
        "write documents in public.users.profile anew, those written meanwhile",
        "validate check public.users.users_profile_shape",
      ])
    let modes = planned.up.steps.map(\.step.mode)
    #expect(modes.first == .check)
    guard case .batch(let batch) = modes[2] else {
      Issue.record("documents are written all at once")
      return
    }
    #expect(batch.key.name == "id")
    #expect(
      planned.up.losses.map { "\($0.kind.rawValue) \($0.object)" } == [
        "field public.users.profile.legacy"
      ])
    #expect(planned.up.reservations == [])
    #expect(planned.statements.contains { $0.hasSuffix(" NOT VALID;") })
  }

  @Test func documentsGoThereAndBack() async throws {
    let planned = try Planned(Self.before, Self.after)
    #expect(DownClass(of: planned.down, after: planned.up).kind == .lossy)
    try await withDatabase(Self.before) { client in
      try await insert(
        [
          #"'{"name": "Ada", "zip": 12, "locale": null, "legacy": true, "links": {"a": {"url": "x"}}, "tags": [{"text": "t"}, {"text": "u"}]}'"#,
          #"'{"name": "Bob", "zip": -3, "locale": "de", "legacy": false, "links": {}, "tags": []}'"#,
        ], client)
      try await client.run(planned.up)
      #expect(
        try await client.texts(Self.query) == [
          #"{"zip": "12", "tags": [{"label": "t"}, {"label": "u"}], "links": {"a": {"href": "x"}}, "title": "Ada", "locale": "en"}"#,
          #"{"zip": "-3", "tags": [], "links": {}, "title": "Bob", "locale": "de"}"#,
        ])
      let validated =
        "SELECT convalidated::text FROM pg_constraint WHERE conname = 'users_profile_shape'"
      #expect(try await client.texts(validated) == ["true"])
      // The required key `legacy` cannot be brought back, which the way down says first.
      await #expect(throws: (any Error).self) { try await client.run(planned.down) }
      #expect(
        planned.down.reservations == [
          "documents in public.users: profile.zip text becomes integer",
          "documents in public.users: profile.legacy is new, and must be there",
        ])
      try await client.execute(
        script: SQLScript(
          trusted: """
            ALTER TABLE users DROP CONSTRAINT users_profile_shape;
            UPDATE users SET profile = profile || '{"legacy": false}';
            ALTER TABLE users ADD CONSTRAINT users_profile_shape
              CHECK (sengi."public.settings"(profile)) NOT VALID
            """))
      try await client.run(planned.down)
      #expect(
        try await client.texts(Self.query) == [
          #"{"zip": 12, "name": "Ada", "tags": [{"text": "t"}, {"text": "u"}], "links": {"a": {"url": "x"}}, "legacy": false, "locale": "en"}"#,
          #"{"zip": -3, "name": "Bob", "tags": [], "links": {}, "legacy": false, "locale": "de"}"#,
        ])
    }
  }

  @Test func exactWaysLeadBack() async throws {
    let (before, after) = (
      Self.file("{ enforce: true, fields: { a: int, b: { c: text } } }"),
      Self.file(
        "{ enforce: true, fields: { x: { sql: int, was: a }, b: { d: { sql: text, was: c } } } }")
    )
    let planned = try Planned(before, after)
    #expect(DownClass(of: planned.down, after: planned.up) == DownClass(.exact))
    try await withDatabase(before) { client in
      try await insert([#"'{"a": 1, "b": {"c": "z"}}'"#], client)
      try await client.run(planned.up)
      #expect(try await client.texts(Self.query) == [#"{"b": {"d": "z"}, "x": 1}"#])
      try await client.run(planned.down)
      #expect(try await client.texts(Self.query) == [#"{"a": 1, "b": {"c": "z"}}"#])
    }
  }

  /// What nothing can make fit is found before anything is done.
  @Test(arguments: [
    ("{ fields: { a: text } }", "{ fields: { a: text, b: int } }", #"'{"a": "x"}'"#),
    ("{ fields: { a: text } }", "{ fields: { a: int } }", #"'{"a": "x"}'"#),
    ("{ fields: { a: text? } }", "{ fields: { a: text } }", "'{}'"),
    ("{ fields: { a: 'int[]' } }", "{ fields: { a: 'smallint[]' } }", #"'{"a": [1, 70000]}'"#),
    (
      "{ fields: { a: int } }", "{ extra_keys: reject, fields: { a: int } }", #"'{"a": 1, "b": 2}'"#
    ),
    (
      "{ tag: k, one_of: { on: { at: date }, off: {} } }",
      "{ tag: k, one_of: { on: { at: date } } }",
      #"'{"k": "off"}'"#
    ),
  ]) func auditsFindWhatDoesNotFit(_ before: String, _ after: String, _ document: String)
    async throws
  {
    let planned = try Planned(Self.file(before), Self.file(after))
    #expect(planned.up.steps.first?.step.mode == .check)
    #expect(!planned.up.reservations.isEmpty)
    try await withDatabase(Self.file(before)) { client in
      // With nothing in the way the plan goes through.
      try await client.run(planned.up)
      try await insert([document], client)
      let kept = try await client.texts(Self.query)
      await #expect(throws: (any Error).self) { try await client.run(planned.up) }
      #expect(try await client.texts(Self.query) == kept)
    }
  }

  @Test func safeChangesTouchNoRow() throws {
    let planned = try Planned(
      Self.file("{ enforce: true, fields: { a: int } }"),
      Self.file("{ enforce: true, fields: { a: bigint, b: text? } }"))
    #expect(planned.up.steps.map(\.step.title) == ["bring sengi's own functions"])
    #expect(planned.up.reservations == [])
    // A shape that no one enforces is none of the database's business then.
    let loose = try Planned(
      Self.file("{ fields: { a: int } }"), Self.file("{ fields: { a: bigint } }"))
    #expect(loose.up.isEmpty && !loose.down.isEmpty)
  }

  @Test func tablesWithoutAKeyOfOneColumnAreWrittenAtOnce() async throws {
    func file(_ shape: String) -> String {
      Self.file(
        shape, key: "id: int\n      part: int default 0", column: "profile: json<settings>?")
        + "    primary_key: (id, part)\n"
    }
    let before = file("{ fields: { a: int } }")
    let planned = try Planned(before, file("{ fields: { b: { sql: int, was: a } } }"))
    #expect(planned.up.steps.map(\.step.mode) == [.check, .transaction])
    try await withDatabase(before) { client in
      try await insert([#"'{"a": 1}'"#, "NULL"], client)
      try await client.run(planned.up)
      #expect(
        try await client.texts("SELECT coalesce(profile::text, '-') FROM users ORDER BY id")
          == [#"{"b": 1}"#, "-"])
    }
  }

  @Test func columnsThatTellCasesApartAreAsked() async throws {
    func file(_ field: String) -> String {
      Self.file(
        "{ enforce: true, one_of: { on: { \(field) }, off: { why: text } } }",
        key: "id: bigint primary key\n      kind: text",
        column: "profile: { sql: jsonb<settings>, tag: kind }")
    }
    let planned = try Planned(file("at: text"), file("since: { sql: text, was: at }"))
    try await withDatabase(file("at: text")) { client in
      try await insert(
        [#"'on', '{"at": "x"}'"#, #"'off', '{"why": "at"}'"#], client, into: "id, kind, profile")
      try await client.run(planned.up)
      #expect(try await client.texts(Self.query) == [#"{"since": "x"}"#, #"{"why": "at"}"#])
      try await client.run(planned.down)
      #expect(try await client.texts(Self.query) == [#"{"at": "x"}"#, #"{"why": "at"}"#])
    }
  }

  @Test func labelsOfEnumsFollowIntoDocuments() async throws {
    func file(_ label: String) -> String {
      Self.file(
        "{ enforce: true, fields: { all: 'colour[]' } }", more: "enums: { colour: [red, \(label)] }"
      )
    }
    let before = file("green")
    let planned = try Planned(before, file("{ lime: { was: green } }"))
    try await withDatabase(before) { client in
      try await insert([#"'{"all": ["green", "red", "green"]}'"#], client)
      try await client.run(planned.up)
      #expect(try await client.texts(Self.query) == [#"{"all": ["lime", "red", "lime"]}"#])
      try await client.run(planned.down)
      #expect(try await client.texts(Self.query) == [#"{"all": ["green", "red", "green"]}"#])
    }
  }

  @Test func tablesAndColumnsMayTakeNewNamesAtOnce() async throws {
    let before = Self.file("{ enforce: true, fields: { a: int } }")
    let planned = try Planned(
      before,
      Self.file("{ enforce: true, fields: { b: { sql: int, was: a } } }")
        .replacing("  users:\n", with: "  people:\n    was: users\n")
        .replacing("profile: jsonb<settings>", with: "data: { sql: jsonb<settings>, was: profile }")
    )
    try await withDatabase(before) { client in
      try await insert([#"'{"a": 1}'"#], client)
      try await client.run(planned.up)
      #expect(try await client.texts("SELECT data::text FROM people") == [#"{"b": 1}"#])
      try await client.run(planned.down)
      #expect(try await client.texts(Self.query) == [#"{"a": 1}"#])
    }
  }

  @Test func fieldsThatGoAreAllowedByPath() throws {
    let planned = try Planned(Self.before, Self.after)
    func unannounced(_ allowances: String...) -> Int {
      Losses.unannounced(
        planned.up, in: planned.new, allowed: allowances.compactMap(LossAllowance.init)
      ).count
    }
    #expect(unannounced() == 1 && unannounced("column") == 1)
    #expect(unannounced("field") == 0 && unannounced("drop:public.users.profile.legacy") == 0)
    #expect(unannounced("drop:public.users.profile") == 0)
  }
}
