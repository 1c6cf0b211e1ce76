import SengiDiagnostics
import Testing

@testable import SengiReading

/// The settings of generated Swift are read, and every mistake in them has its place.
@Suite struct SwiftSettingsTests {
  private func read(_ text: String) -> (SwiftSettings?, String) {
    var diagnostics = Diagnostics()
    let configuration = ProjectConfiguration.read(
      Array(("swift:\n" + text).utf8), path: "sengi.yaml", into: &diagnostics)
    return (configuration?.swift, CompilerFormat.render(diagnostics))
  }

  @Test func everySettingIsRead() throws {
    let (settings, findings) = read(
      """
        access: package
        codable: snake
        strong_ids: false
        imports: [NIOCore, _Private]
        date_type: PGTimestampTZ
        decimal_type: PGDecimal
        validation: false
        include: ['auth.*']
        exclude: [auth.sessions]
        naming:
          acronyms: [GPS]
          plurals: { octopus: octopodes }
      """)
    #expect(findings == "")
    let read = try #require(settings)
    #expect(read.access == .package && read.codable == .snake && !read.strongIDs)
    #expect(read.imports == ["NIOCore", "_Private"])
    #expect(read.dateType == .timestamp && read.decimalType == .exact)
    #expect(!read.validation)
    #expect(read.include?.map(\.text) == ["auth.*"])
    #expect(read.exclude.map(\.text) == ["auth.sessions"])
    #expect(read.acronyms == ["gps"] && read.plurals == ["octopus": "octopodes"])
  }

  @Test func nothingSaidIsTheDefault() {
    let (settings, findings) = read("")
    #expect(findings == "" && settings == SwiftSettings())
  }

  @Test(arguments: [
    ("access: open", "2:11: error: [CFG0002] 'open' is none of the values of this setting"),
    ("acces: public", "2:3: error: [CFG0001] unknown setting 'acces'; did you mean 'access'?"),
    ("codable: yes", "2:12: error: [CFG0002]"),
    ("strong_ids: no", "2:15: error: [YAM"),
    ("imports: NIO", "2:12: error: [YAM"),
    ("imports: [NIO-Core]", "2:13: error: [CFG0002] 'NIO-Core' is no name of a module"),
    ("imports: [A, A]", "2:16: error: [CFG0002] 'A' is imported already"),
    ("imports: [Sengi]", "2:13: error: [CFG0002] 'Sengi' is imported already"),
    ("date_type: Data", "2:14: error: [CFG0002]"),
    ("decimal_type: Double", "2:17: error: [CFG0002]"),
    ("exclude: [true]", "2:13: error: [YAM"),
    ("naming: { acronym: [a] }", "2:13: error: [CFG0001] unknown setting 'acronym'"),
    ("naming: { acronyms: [a-b] }", "2:24: error: [CFG0002] 'a-b' is not one word"),
    (
      "naming: { plurals: { a: c, b: c } }",
      "2:33: error: [CFG0002] 'c' is the plural of 'a' and of 'b'"
    ),
  ]) func mistakesAreLocated(_ text: String, _ expected: String) {
    let (settings, findings) = read("  " + text)
    #expect(settings == nil)
    #expect(findings.hasPrefix("sengi.yaml:" + expected), "\(findings)")
  }
}
