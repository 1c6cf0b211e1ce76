import Foundation
import Testing

/// What `sengi generate` tells of a folder that is not up to date, and the view model it prints.
@Suite struct GenerateTests {
  @Test func checkNamesWhatIsMissingStaleAndLeftOver() async throws {
    let folder = try TemporaryFolder()
    let arguments = ["generate", "--schemas", VerbTests.schemas, "--output", folder.url.path]
    #expect(try await SengiProgram.run(arguments).status == 0)
    let teams = folder.url.appending(path: "teams+teams.swift")
    let text = try Data(contentsOf: teams)
    try folder.write("old.swift", Array(text))
    try folder.write("own.swift", Array("let own = 1\n".utf8))
    try folder.write("auth+auth.swift", Array(text))
    try FileManager.default.removeItem(at: teams)
    let before = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    let check = try await SengiProgram.run(arguments + ["--check"])
    #expect(check.status == 1)
    #expect(
      check.output == "stale auth+auth.swift\nmissing teams+teams.swift\nleft over old.swift\n")
    #expect(try Data(contentsOf: folder.url.appending(path: "auth+auth.swift")) == text)
    let after = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    #expect(after == before)
  }

  @Test(arguments: [
    ["--output", "x", "--format", "json"], ["--check", "--format", "json"], [],
    ["--format", "json-schema"],
  ]) func whatCannotBeMeantIsMisuse(_ options: [String]) async throws {
    let run = try await SengiProgram.run(["generate", "--schemas", VerbTests.schemas] + options)
    #expect(run.status == 2 && run.output == "" && run.errors != "")
  }

  @Test func theViewModelTellsSchemaAndViews() async throws {
    let arguments = ["generate", "--schemas", VerbTests.schemas, "--format", "json"]
    let run = try await SengiProgram.run(arguments)
    #expect(run.status == 0)
    #expect(try await SengiProgram.run(arguments).output == run.output)
    let model = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(model?["format"] as? Int == 1)
    let schema = model?["schema"] as? [String: Any]
    let spaces = schema?["namespaces"] as? [[String: Any]] ?? []
    #expect(spaces.map { $0["swiftName"] as? String } == ["Auth", "Blog", "Storage", "Teams"])
    let tables = spaces.flatMap { $0["tables"] as? [[String: Any]] ?? [] }
    let blog = try #require(spaces.first { $0["name"] as? String == "blog" })
    let post = try #require(
      (blog["tables"] as? [[String: Any]])?.first { $0["swiftName"] as? String == "Post" })
    let columns = post["columns"] as? [[String: Any]] ?? []
    let author = try #require(columns.first { $0["name"] as? String == "author_id" })
    #expect(author["swiftName"] as? String == "authorId" && author["type"] as? String == "uuid")
    let files = model?["files"] as? [[String: Any]] ?? []
    #expect(files.last?["name"] as? String == "Schema.swift" && files.count == 5)
    let views = files.flatMap { $0["views"] as? [[String: Any]] ?? [] }
    #expect(views.count { $0["template"] as? String == "table" } == tables.count)
  }

  @Test func theViewModelTellsTypesOfTheSchemaToo() async throws {
    let folder = try TemporaryFolder()
    let yaml = """
      domains: { email: "text check (value ~ '@')" }
      types: { point_3d: { x: "int?", y_axis: "int?" } }
      shapes: { settings: { theme: text } }

      """
    try folder.write("schemas/a.yaml", Array(yaml.utf8))
    let schemas = folder.url.appending(path: "schemas").path
    let run = try await SengiProgram.run(["generate", "--schemas", schemas, "--format", "json"])
    #expect(run.status == 0, "printed: \(run.errors)")
    let model = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let space = ((model?["schema"] as? [String: Any])?["namespaces"] as? [[String: Any]])?.first
    func first(_ kind: String) -> [String: Any]? { (space?[kind] as? [[String: Any]])?.first }
    #expect(first("domains")?["swiftName"] as? String == "Email")
    #expect(first("shapes")?["swiftName"] as? String == "Settings")
    let attributes = first("compositeTypes")?["attributes"] as? [[String: Any]] ?? []
    #expect(attributes.map { $0["swiftName"] as? String } == ["x", "yAxis"])
    #expect(attributes.map { $0["name"] as? String } == ["x", "y_axis"])
  }
}
