import Foundation
import Testing

/// Lint as `sengi check` prints it: places, ignores, settings, exit codes, forms.
@Suite struct LintTests {
  static let schema = """
    namespace: app
    tables:
      users:
        columns:
          id: bigint primary key
          born: timestamp
      notes:
        columns:
          id: bigint primary key
          author_id: bigint references users
        indexes:
          - extra: (id)

    """

  private func check(
    _ schema: String = schema, _ configuration: String = "target: 15\n", _ arguments: String...
  ) async throws -> SengiProgram.Run {
    let folder = try TemporaryFolder()
    try folder.write("schemas/app.yaml", Array(schema.utf8))
    try folder.write("sengi.yaml", Array(configuration.utf8))
    let path = folder.url.appending(path: "schemas").path
    var run = try await SengiProgram.run(
      ["check", "--schemas", path, "--config", folder.url.appending(path: "sengi.yaml").path]
        + arguments)
    run.errors = run.errors.replacing(folder.url.path, with: "")
    run.output = run.output.replacing(folder.url.path, with: "")
    return run
  }

  /// `line:column severity code` of each finding.
  private func places(_ run: SengiProgram.Run) -> [String] {
    run.errors.matches(of: #/(\d+:\d+): (\w+): \[(\w+)\]/#).map { "\($0.1) \($0.2) \($0.3)" }
  }

  static let found = [
    "6:13 warning LNT0002", "10:7 warning LNT0001", "12:9 warning LNT0007",
  ]

  @Test func warningsAreToldAndChangeNothing() async throws {
    let run = try await check()
    #expect(places(run) == Self.found)
    #expect(run.status == 0 && run.output == "")
    #expect(try await check(Self.schema, "target: 15\n", "--strict").status == 1)
  }

  @Test func anIgnoreHoldsForWhatItStandsIn() async throws {
    let column = Self.schema.replacing(
      "born: timestamp", with: "born: { sql: timestamp, ignore: { LNT0002: Only the day counts. } }"
    )
    #expect(places(try await check(column)) == [Self.found[1], Self.found[2]])
    let index = Self.schema.replacing(
      "- extra: (id)", with: "- extra: { sql: (id), ignore: { LNT0007: Named in a hint. } }")
    #expect(places(try await check(index)) == [Self.found[0], Self.found[1]])
    let table = Self.schema.replacing(
      "  notes:\n", with: "  notes:\n    ignore: { LNT0001: No user goes., LNT0007: Later. }\n")
    #expect(places(try await check(table)) == [Self.found[0]])
    let file = "ignore: { LNT0001: Why., LNT0002: Why., LNT0007: Why. }\n" + Self.schema
    #expect(places(try await check(file)) == [])
    #expect(try await check(file, "target: 15\n", "--strict").status == 0)
  }

  @Test func anIgnoreElsewhereDoesNotHold() async throws {
    let other = Self.schema.replacing(
      "  users:\n", with: "  users:\n    ignore: { LNT0001: Why. }\n")
    #expect(
      places(try await check(other)) == [
        "4:15 warning LNT0902", "7:13 warning LNT0002", "11:7 warning LNT0001",
        "13:9 warning LNT0007",
      ])
  }

  @Test func aColumnMayBeCalledIgnore() async throws {
    let run = try await check(
      "tables: { t: { columns: { id: bigint primary key, ignore: int } } }\n")
    #expect(run.status == 0 && run.errors == "")
  }

  @Test func anUnknownCodeIsAnError() async throws {
    let run = try await check("ignore: { LNT1001: Why. }\n" + Self.schema)
    #expect(
      run.errors.hasPrefix(
        "/schemas/app.yaml:1:11: error: [LNT0901] no lint rule is called 'LNT1001'; "
          + "did you mean 'LNT0001'?"))
    #expect(run.status == 3)
  }

  @Test func settingsChangeSeverity() async throws {
    let settings = """
      lint:
        LNT0001: error
        LNT0002: { severity: none, reason: The team works in one zone. }
        LNT0007: { severity: note, reason: Cleaned up next month. }

      """
    let run = try await check(Self.schema, settings)
    #expect(places(run) == ["10:7 error LNT0001", "12:9 note LNT0007"])
    #expect(run.status == 3)
    let quiet = settings.replacing("LNT0001: error", with: "LNT0001: warning")
    #expect(try await check(Self.schema, quiet, "--strict").status == 1)
  }

  @Test(arguments: [
    ("lint: { LNT0001: none }\n", "1:9", "is turned down without a reason"),
    ("lint: { LNT0001: { severity: loud } }\n", "1:30", "'loud' is no severity of a lint rule"),
    ("lint: { lnt1: error }\n", "1:9", "'lnt1' is no code of a lint rule"),
  ])
  func badSettings(_ settings: String, _ place: String, _ message: String) async throws {
    let run = try await check(Self.schema, settings)
    #expect(run.errors.hasPrefix("/sengi.yaml:\(place): error: [CFG0002]"), "\(run.errors)")
    #expect(run.errors.contains(message))
    #expect(run.status == 3)
  }

  @Test func programsReadJSONAndSARIF() async throws {
    struct Finding: Decodable {
      var code: String
      var line: Int
      var severity: String
    }
    let json = try await check(Self.schema, "target: 15\n", "--format", "json")
    let findings = try JSONDecoder().decode([Finding].self, from: Data(json.output.utf8))
    #expect(findings.map(\.code) == ["LNT0002", "LNT0001", "LNT0007"])
    #expect(json.errors == "")

    struct Log: Decodable {
      struct Run: Decodable {
        struct Result: Decodable {
          struct Location: Decodable {
            struct Physical: Decodable {
              struct Region: Decodable { var startLine: Int, startColumn: Int, endColumn: Int }
              struct Artifact: Decodable { var uri: String }
              var region: Region
              var artifactLocation: Artifact
            }
            var physicalLocation: Physical
          }
          var ruleId: String
          var level: String
          var locations: [Location]
          var relatedLocations: [Location]?
        }
        var results: [Result]
      }
      var version: String
      var runs: [Run]
    }
    let sarif = try await check(Self.schema, "target: 15\n", "--format", "sarif")
    let log = try JSONDecoder().decode(Log.self, from: Data(sarif.output.utf8))
    let results = try #require(log.runs.first).results
    #expect(log.version == "2.1.0" && results.map(\.ruleId) == findings.map(\.code))
    let place = try #require(results.first?.locations.first?.physicalLocation)
    #expect(place.region.startLine == 6 && place.region.startColumn == 13)
    #expect(place.region.endColumn == 22)
    #expect(place.artifactLocation.uri.hasSuffix("/schemas/app.yaml"))
    #expect(results.last?.relatedLocations?.count == 1)
  }
}
