import Foundation
import Testing

@Suite struct VerbTests {
  static let schemas = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "schemas").path

  @Test func theExamplesAreSoundAndFormatted() async throws {
    let check = try await SengiProgram.run(["check", "--strict", "--schemas", Self.schemas])
    #expect(check.status == 0, "printed: \(check.errors)")
    let format = try await SengiProgram.run(["format", "--check", "--schemas", Self.schemas])
    #expect(format.status == 0, "not formatted: \(format.output)")
  }

  @Test func generatingAgainWritesNothing() async throws {
    let folder = try TemporaryFolder()
    let arguments = ["generate", "--schemas", Self.schemas, "--output", folder.url.path]
    let first = try await SengiProgram.run(arguments)
    #expect(first.status == 0)
    #expect(first.output.split(separator: "\n").count == 5)
    let second = try await SengiProgram.run(arguments)
    #expect(second.status == 0 && second.output == "")
    #expect(try await SengiProgram.run(arguments + ["--check"]).status == 0)
    try FileManager.default.removeItem(at: folder.url.appending(path: "Schema.swift"))
    let stale = try await SengiProgram.run(arguments + ["--check"])
    #expect(stale.status == 1 && stale.output == "missing Schema.swift\n")
  }

  @Test func ddlIsTheSameEveryTime() async throws {
    let first = try await SengiProgram.run(["ddl", "--schemas", Self.schemas])
    let second = try await SengiProgram.run(["ddl", "--schemas", Self.schemas])
    #expect(first.status == 0 && !first.output.isEmpty && first.output == second.output)
  }

  @Test func devRunsACommandAgainstALoadedServer() async throws {
    let run = try await SengiProgram.run([
      "dev", "--schemas", Self.schemas, "--", "sh", "-c",
      "psql \"$SENGI_DATABASE_URL\" -XAtc 'select count(*) from blog.posts'; exit 7",
    ])
    #expect(run.output == "0\n", "printed: \(run.errors)")
    #expect(run.status == 7)
  }

  @Test(arguments: [["chek"], ["ddl", "--target", "99"], ["check", "--schemas", "/nonexistent"]])
  func misuseEndsWithTwo(_ arguments: [String]) async throws {
    #expect(try await SengiProgram.run(arguments).status == 2)
  }

  @Test func initWritesAFirstSchemaThatIsSound() async throws {
    let folder = try TemporaryFolder()
    let schemas = folder.url.appending(path: "Schemas").path
    // sengi.yaml goes to the working folder; only the schema is looked at here.
    let run = try await SengiProgram.run(["init", "--schemas", schemas])
    #expect(run.status == 0 && run.output.contains("SengiPlugin"))
    let yaml = run.output.split(separator: "app.yaml\n").last.map(String.init) ?? ""
    try folder.write("Schemas/app.yaml", Array(yaml.utf8))
    let check = try await SengiProgram.run(["check", "--schemas", schemas])
    #expect(check.status == 0, "printed: \(check.errors)")
  }
}
