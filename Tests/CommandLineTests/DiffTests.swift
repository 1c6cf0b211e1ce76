import Foundation
import Testing

/// `sengi diff` and `sengi push`.
@Suite struct DiffTests {
  static let old = """
    namespace: app
    tables:
      users:
        columns:
          id: bigint primary key
          name: text default 'nobody'
          state: text check (state in ('on', 'off'))

    """
  /// The same to the server: other words for the default, and for the check.
  static let spelledOtherwise = """
    namespace: app
    tables:
      users:
        columns:
          id: int8 primary key
          name: "text default ('nobody'::text)"
          state: "text check (state = any (array['on'::text, 'off']))"

    """
  static let new = """
    namespace: app
    tables:
      users:
        columns:
          id: bigint primary key
          title: { sql: text default 'nobody', was: name }
          state: text check (state in ('on', 'off'))
          age: int?

    """

  private func project(_ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write("\(name)/app.yaml", Array(text.utf8)) }
    return folder
  }

  private func diff(
    _ folder: TemporaryFolder, _ from: String, _ to: String, _ more: String...
  ) async throws -> SengiProgram.Run {
    try await SengiProgram.run(
      ["diff", folder.url.appending(path: from).path, folder.url.appending(path: to).path] + more)
  }

  /// Runs a shell command with the URL of a server that has the schema.
  private func onServer(
    _ folder: TemporaryFolder, _ schemas: String, _ command: String
  ) async throws -> SengiProgram.Run {
    let program = try SengiProgram.path().path
    return try await SengiProgram.run([
      "dev", "--schemas", folder.url.appending(path: schemas).path, "--", "sh", "-c",
      "cd '\(folder.url.path)'; sengi() { '\(program)' \"$@\"; }; \(command)",
    ])
  }

  @Test func theSameSchemaIsNoDifference() async throws {
    let folder = try project(["old": Self.old, "same": Self.old, "other": Self.spelledOtherwise])
    let same = try await diff(folder, "old", "same")
    #expect(same.status == 0 && same.output == "", "printed: \(same.errors)")
    let other = try await diff(folder, "old", "other")
    #expect(other.status == 0 && other.output == "", "printed: \(other.output)\(other.errors)")
  }

  @Test func changesAreToldInWordsSQLAndJSON() async throws {
    let folder = try project(["old": Self.old, "new": Self.new])
    let text = try await diff(folder, "old", "new")
    #expect(text.status == 1, "printed: \(text.errors)")
    #expect(text.output == "> app.users.name is now app.users.title\n+ column app.users.age\n")
    let sql = try await diff(folder, "old", "new", "--format", "sql")
    #expect(sql.status == 1 && sql.output.hasPrefix("-- sengi:transaction"))
    #expect(sql.output.contains(#"ALTER TABLE "app"."users" RENAME COLUMN "name" TO "title";"#))
    #expect(sql.output.contains(#"ADD COLUMN "age" integer"#))
    #expect(!sql.output.contains("CHECK"))
    let json = try await diff(folder, "old", "new", "--format", "json")
    let object =
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(object?["equal"] as? Bool == false && object?["proven"] as? Bool == true)
    #expect((object?["changes"] as? [Any])?.count == 2)
  }

  @Test func aLossIsRefusedUnlessAllowed() async throws {
    let folder = try project(["old": Self.old, "new": Self.new])
    let refused = try await diff(folder, "new", "old", "--format", "sql")
    #expect(refused.status == 5 && refused.errors.contains("app.users.age"))
    let allowed = try await diff(folder, "new", "old", "--allow", "column")
    #expect(allowed.status == 1 && !allowed.errors.contains("refused"))
  }

  @Test func aDatabaseDiffersAsItsFilesDo() async throws {
    let folder = try project(["old": Self.old, "new": Self.new, "other": Self.spelledOtherwise])
    let offline = try await diff(folder, "old", "new", "--format", "sql")
    let online = try await onServer(
      folder, "old", #"sengi diff "$SENGI_DATABASE_URL" new --format sql"#)
    #expect(online.status == 1 && online.output == offline.output, "printed: \(online.errors)")
    let same = try await onServer(
      folder, "old",
      #"sengi diff "$SENGI_DATABASE_URL" other && sengi diff other "$SENGI_DATABASE_URL""#)
    #expect(same.status == 0 && same.output == "", "printed: \(same.output)\(same.errors)")
  }

  @Test(arguments: [["git:", "x"], ["git:nothing-there", "."], ["/nonexistent", "/nonexistent"]])
  func whatIsNoSourceEndsWithTwo(_ arguments: [String]) async throws {
    let run = try await SengiProgram.run(["diff"] + arguments)
    #expect(run.status == 2 && run.output == "" && !run.errors.isEmpty)
  }

  @Test func noDatabaseEndsWithFourAndNoPassword() async throws {
    let folder = try project(["old": Self.old])
    let run = try await SengiProgram.run([
      "diff", "postgresql://me:s3cret@127.0.0.1:1/none", folder.url.appending(path: "old").path,
    ])
    #expect(run.status == 4 && run.errors.contains("DIF0105"))
    #expect(!run.errors.contains("s3cret"))
  }

  @Test func aSchemaThatTheServerRefusesEndsWithThree() async throws {
    let bad = Self.old.replacing("default 'nobody'", with: "default no_such_function()")
    let folder = try project(["old": Self.old, "bad": bad])
    let run = try await diff(folder, "old", "bad")
    #expect(run.status == 3 && run.errors.contains("DIF0106"), "printed: \(run.errors)")
  }

  @Test func pushBringsADatabaseToTheSchema() async throws {
    let folder = try project(["old": Self.old, "new": Self.new])
    let run = try await onServer(
      folder, "old",
      #"""
      sengi push "$SENGI_DATABASE_URL" --schemas new --explain | grep -c RENAME
      sengi push "$SENGI_DATABASE_URL" --schemas new && sengi diff "$SENGI_DATABASE_URL" new \
        && sengi push "$SENGI_DATABASE_URL" --schemas new && echo same
      """#)
    #expect(run.status == 0 && run.output == "1\nsame\n", "printed: \(run.output)\(run.errors)")
  }

  @Test func pushRefusesALossAndOtherDatabases() async throws {
    let folder = try project(["old": Self.old, "new": Self.new])
    let loss = try await onServer(
      folder, "new", #"sengi push "$SENGI_DATABASE_URL" --schemas old"#)
    #expect(loss.status == 5 && loss.errors.contains("needs a migration"))
    let unmarked = try await onServer(
      folder, "old",
      #"""
      psql "$SENGI_DATABASE_URL" -qc 'ALTER DATABASE postgres RESET sengi.dev'
      sengi push "$SENGI_DATABASE_URL" --schemas new
      """#)
    #expect(unmarked.status == 5 && unmarked.errors.contains("not marked"))
  }
}
