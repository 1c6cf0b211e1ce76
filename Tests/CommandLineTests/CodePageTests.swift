import Foundation
import Testing

/// What the pages of the codes show is what the program says.
@Suite struct CodePageTests {
  private struct Finding: Decodable {
    var code: String
    var message: String
    var line: Int?
  }

  private func check(_ project: CodePage.Project) async throws -> (Set<String>, String) {
    let folder = try TemporaryFolder()
    try folder.write("schemas/page.yaml", Array(project.schema.utf8))
    try folder.write("sengi.yaml", Array(project.configuration.utf8))
    let run = try await SengiProgram.run([
      "check", "--format", "json", "--schemas", folder.url.appending(path: "schemas").path,
      "--config", folder.url.appending(path: "sengi.yaml").path,
    ])
    // What is wrong with sengi.yaml itself may be told before any schema is looked for.
    let findings = try JSONDecoder().decode([Finding].self, from: Data(run.output.utf8))
    return (Set(findings.map(\.code)), findings.map { "\($0)" }.joined(separator: "\n"))
  }

  /// Hazards are found in migrations; SengiHazardsTests reads their pages.
  static let shown = CodePage.all.filter { $0.excuse == nil && !$0.code.hasPrefix("HAZ") }

  @Test(arguments: shown) func theBrokenExampleHasJustThisFinding(_ page: CodePage) async throws {
    let (codes, findings) = try await check(try #require(page.project("broken")))
    #expect(codes == [page.code], "found \(findings)")
  }

  @Test(arguments: shown) func theFixedExampleHasNone(_ page: CodePage) async throws {
    let (_, findings) = try await check(try #require(page.project("fixed")))
    #expect(findings == "")
  }

  /// Pages without an example are the exception, and each is known here.
  @Test func everyOtherPageSaysWhyNot() {
    let excused = CodePage.all.filter { $0.excuse != nil }.map(\.code)
    #expect(excused == Self.excused)
  }

  static let excused = [
    "CFG0101", "CFG0102", "CFG0103", "CFG0104", "CFG0105", "CFG0106", "CFG0107", "CFG0108",
    "CFG0109", "DIF0001", "DIF0101", "DIF0102", "DIF0103", "DIF0104", "DIF0105", "DIF0106",
    "DIF0107",
    "DIF0108", "DIF0109", "DIF0110", "GEN0003",
    "GEN0005", "GEN0101", "GEN0102", "GEN0103", "GEN0104", "GEN0105", "GEN0106", "GEN0107",
    "GEN0108", "GEN0109",
    "MIG0001", "MIG0002", "MIG0003", "MIG0004", "MIG0005", "MIG0006", "MIG0007", "MIG0008",
    "MIG0101", "MIG0102", "MIG0103", "MIG0104", "MIG0105", "MIG0106", "MIG0107", "MIG0108",
    "MIG0109", "MIG0201", "MIG0202", "MIG0203", "MIG0204", "MIG0205", "MIG0206", "MIG0207",
    "MIG0208", "MIG0209", "MIG0210", "MIG0211", "MIG0212", "MIG0213", "MIG0301", "MIG0302",
    "MIG0303",
    "SCH0435",
    "SCH0444", "SCH0452", "SCH0458", "SCH0471", "SRV0001", "SRV0002", "SRV0003", "SRV0004",
    "SRV0005", "SRV0006", "SRV0007", "SRV0008", "SRV0009", "SRV0020", "SRV0021", "YAM0001",
    "YAM0003", "YAM0033", "YAM0034",
  ]
}
