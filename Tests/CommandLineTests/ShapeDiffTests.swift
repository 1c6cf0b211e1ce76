import Foundation
import Testing

/// Changed shapes in `sengi diff` and in migrations.
@Suite struct ShapeDiffTests {
  static func file(_ fields: String, enforce: Bool = true) -> String {
    """
    namespace: app
    shapes:
      settings:
        enforce: \(enforce)
        fields: { \(fields) }
    tables:
      users:
        columns:
          id: bigint primary key
          settings: jsonb<settings>

    """
  }

  private func diff(
    _ old: String, _ new: String, _ more: String...
  ) async throws -> SengiProgram.Run {
    let folder = try TemporaryFolder()
    try folder.write("old/app.yaml", Array(old.utf8))
    try folder.write("new/app.yaml", Array(new.utf8))
    return try await SengiProgram.run(
      ["diff", folder.url.appending(path: "old").path, folder.url.appending(path: "new").path]
        + more)
  }

  static let old = file("theme: text, home: { zip: int }")
  static let new = file("theme: text, home: { zip: text }, locale: text?")

  @Test func classAndPathAreTold() async throws {
    let run = try await diff(Self.old, Self.new)
    #expect(run.status == 1, "\(run.errors)")
    #expect(
      run.output == """
        ~ documents in app.users.settings: breaking
            settings.home.zip: integer becomes text (breaking)
            settings.locale: is new; old code drops it when it writes the document back (compatible)

        """)
  }

  @Test func programsAreToldToo() async throws {
    let run = try await diff(Self.old, Self.new, "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let document = (object?["documents"] as? [[String: Any]])?.first
    #expect(document?["object"] as? String == "app.users.settings")
    #expect(document?["class"] as? String == "breaking")
    let differences = document?["differences"] as? [[String: String]]
    #expect(
      differences?.first
        == ["path": "settings.home.zip", "words": "integer becomes text", "class": "breaking"])
  }

  @Test func safeChangesOfLooseShapesNeedNoMigration() async throws {
    let run = try await diff(
      Self.file("a: int", enforce: false), Self.file("a: bigint", enforce: false))
    #expect(run.status == 0)
    #expect(
      run.output == """
        ~ documents in app.users.settings: reader-safe
            settings.a: integer becomes bigint (reader-safe)

        """)
  }

  /// Migrations are proven with documents in the tables, whether the database holds them to their
  /// shape or not.
  @Test(arguments: [true, false]) func migrationsAreProvenWithDocuments(_ enforce: Bool)
    async throws
  {
    let shop = try MigrationWorkshop()
    func schema(_ fields: String) throws {
      try shop.write("schemas/app.yaml", Self.file(fields, enforce: enforce))
    }
    try schema("theme: text, mode: \"text check (mode in ('on', 'off'))\"")
    try await shop.new(1, "one")
    try schema("look: { sql: text, was: theme }, mode: \"text check (mode in ('on', 'off'))\"")
    try await shop.new(2, "two")
    let verified = try await shop.migrate("verify")
    #expect(verified.errors.contains("2 migrations applied, 2 of them taken back"))
    #expect(verified.errors.contains("with 2 rows made"), "\(verified.errors)")
    try schema("look: text, mode: \"text check (mode in ('on', 'off'))\", size: int")
    try await shop.new(3, "three")
    let stopped = try await shop.migrate("verify", expecting: 1)
    #expect(stopped.errors.contains("every document in app.users.settings is of its new shape"))
  }

  /// A live database knows the check and its function, not the shape.
  @Test func aLiveDatabaseIsComparedByItsChecks() async throws {
    let folder = try TemporaryFolder()
    try folder.write("old/app.yaml", Array(Self.old.utf8))
    try folder.write("new/app.yaml", Array(Self.new.utf8))
    let program = try SengiProgram.path().path
    let run = try await SengiProgram.run([
      "dev", "--schemas", folder.url.appending(path: "old").path, "--", "sh", "-c",
      """
      cd '\(folder.url.path)'
      '\(program)' diff "$SENGI_DATABASE_URL" old > same; echo "same $?"
      '\(program)' diff "$SENGI_DATABASE_URL" new --format sql; echo "other $?"
      '\(program)' push "$SENGI_DATABASE_URL" --schemas new > pushed; echo "pushed $?"
      '\(program)' diff "$SENGI_DATABASE_URL" new; echo "then $?"
      """,
    ])
    #expect(
      run.output.hasPrefix("same 0\n") && run.output.hasSuffix("other 1\npushed 0\nthen 0\n"),
      "\(run.output)\(run.errors)")
    let steps = [
      "-- every document in app.users.settings is of its new shape", "DROP CONSTRAINT",
      "ADD CONSTRAINT", "VALIDATE CONSTRAINT",
    ]
    let places = steps.compactMap { run.output.firstRange(of: $0)?.lowerBound }
    #expect(places.count == steps.count && places == places.sorted(), "\(run.output)")
    #expect(!run.output.contains("UPDATE"))
  }
}
