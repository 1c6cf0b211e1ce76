import Foundation
import Testing

/// How `sengi review` ends.
@Suite struct ReviewStatusTests {
  @Test func whatIsWrongEndsWithItsStatus() async throws {
    let repository = try await ReviewedRepository()
    let nothing = try await ReviewProgram.sengi(["review"], in: repository.url)
    #expect(nothing.status == 2)
    let unknown = try await ReviewProgram.sengi(
      ["review", "--base", "no-such-commit"], in: repository.url)
    #expect(unknown.status == 2 && unknown.errors.contains("DIF0102") && unknown.output == "")
    let option = try await ReviewProgram.sengi(["review", "--base=-x"], in: repository.url)
    #expect(option.status == 2)
    let same = try await ReviewProgram.sengi(["review", "--base", "HEAD"], in: repository.url)
    #expect(same.status == 0 && same.output.contains("Nothing in the database."))
    try repository.write("schemas/blog.yaml", "namespace: blog\ntables: [")
    let invalid = try await ReviewProgram.sengi(["review", "--base", "HEAD"], in: repository.url)
    #expect(invalid.status == 3 && invalid.output == "" && invalid.errors.contains("blog.yaml:2"))
  }

  @Test func aFolderMayBeNamed() async throws {
    let repository = try await ReviewedRepository()
    let named = try await ReviewProgram.sengi(
      ["review", "--base", "HEAD", "--schemas", "schemas", "--format", "json"], in: repository.url)
    #expect(named.status == 0, "printed: \(named.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(named.output.utf8)) as? [String: Any]
    #expect(object?["format"] as? Int == 1)
    #expect((object?["changes"] as? [Any])?.isEmpty == true)
  }
}
