import Foundation
import Testing

/// `sengi pull` against databases that `sengi dev` made from YAML.
@Suite struct PullTests {
  /// Runs `pull` against a throw-away database with the schema of `schemas`.
  private func pull(
    _ schemas: String, _ arguments: String
  ) async throws -> SengiProgram.Run {
    let program = try SengiProgram.path().path
    return try await SengiProgram.run([
      "dev", "--schemas", schemas, "--", "sh", "-c",
      "'\(program)' pull \"$SENGI_DATABASE_URL\" \(arguments)",
    ])
  }

  @Test func aFolderIsWrittenAndThenLeftAlone() async throws {
    let folder = try TemporaryFolder()
    let output = folder.url.appending(path: "pulled").path
    let first = try await pull(VerbTests.schemas, "--output '\(output)'")
    #expect(first.status == 0, "printed: \(first.errors)")
    #expect(first.output.split(separator: "\n").count >= 4, "printed: \(first.output)")
    #expect(first.output.contains("written \(output)/blog.yaml\n"))
    let check = try await SengiProgram.run(["check", "--schemas", output])
    #expect(check.status == 0, "printed: \(check.errors)")
    let format = try await SengiProgram.run(["format", "--check", "--schemas", output])
    #expect(format.status == 0, "not formatted: \(format.output)")
    let second = try await pull(VerbTests.schemas, "--output '\(output)' --check")
    #expect(second.status == 0 && second.output == "", "printed: \(second.errors)")
  }

  @Test func filesThatSayTheSameStayAsTheyAre() async throws {
    let folder = try TemporaryFolder()
    let schemas = folder.url.appending(path: "schemas")
    try FileManager.default.copyItem(
      at: URL(filePath: VerbTests.schemas), to: schemas)
    let run = try await pull(VerbTests.schemas, "--output '\(schemas.path)' --check")
    #expect(run.status == 0 && run.output == "", "printed: \(run.output)\(run.errors)")
  }

  @Test func whatIsGoneGoesAndWhatIsNewComes() async throws {
    let folder = try TemporaryFolder()
    let before = "namespace: app\n\n# Mine.\ntables:\n  a:\n    columns:\n      id: int  # one\n"
    try folder.write("old/app.yaml", Array(before.utf8))
    let after =
      "namespace: app\ntables: { a: { columns: { id: bigint } }, b: { columns: { x: int } } }\n"
    try folder.write("new/app.yaml", Array(after.utf8))
    let old = folder.url.appending(path: "old").path
    let new = folder.url.appending(path: "new").path
    let stale = try await pull(new, "--output '\(old)' --check")
    #expect(stale.status == 1 && stale.output == "stale \(old)/app.yaml\n")
    let run = try await pull(new, "--output '\(old)'")
    #expect(run.status == 0 && run.output == "changed \(old)/app.yaml\n")
    #expect(
      run.errors.contains("changed: table app.a\n") && run.errors.contains("new: table app.b\n"))
    let text = try String(contentsOfFile: old + "/app.yaml", encoding: .utf8)
    #expect(
      text == """
        namespace: app

        # Mine.
        tables:
          a:
            columns:
              id: bigint  # one

          b:
            columns:
              x: int

        """)
  }

  @Test func aFolderThatDoesNotReadIsLeftAlone() async throws {
    let folder = try TemporaryFolder()
    try folder.write("bad/app.yaml", Array("tables: [".utf8))
    try folder.write("good/app.yaml", Array("namespace: app\n".utf8))
    let bad = folder.url.appending(path: "bad").path
    let run = try await pull(
      folder.url.appending(path: "good").path, "--output '\(bad)'")
    #expect(run.status == 3 && run.output == "", "printed: \(run.errors)")
    #expect(try String(contentsOfFile: bad + "/app.yaml", encoding: .utf8) == "tables: [")
  }

  @Test(arguments: [
    "postgresql://me:s3cret@127.0.0.1:1/none", "postgresql:/me:s3cret@nowhere",
    "host=127.0.0.1 port=1 password=s3cret bogus",
  ])
  func noServerEndsWithFourAndNoPassword(_ url: String) async throws {
    let folder = try TemporaryFolder()
    let run = try await SengiProgram.run([
      "pull", url, "--output", folder.url.appending(path: "new").path,
    ])
    #expect(run.status == 4 && !run.errors.isEmpty)
    #expect(!run.errors.contains("s3cret") && !run.output.contains("s3cret"))
  }
}
