import Foundation
import OptionModels
import Sengi
import SengiDiagnostics
import SengiGenerator
import SengiProjectDDL
import SengiTesting
import Testing

/// What the options of `Tests/OptionModels/sengi.yaml` generate is used, and keeps what it is given.
@Suite struct OptionTests {
  private static func ddl() throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "OptionModels").path
    var diagnostics = Diagnostics()
    let project = try #require(
      Project.find(
        schemas: folder, configuration: folder + "/sengi.yaml", into: &diagnostics))
    let sql = project.ddl(into: &diagnostics)
    #expect(CompilerFormat.render(diagnostics) == "")
    return try #require(sql)
  }

  private let height = PGDecimal("1234567890123456789012345678901234567890.5050")
  private let planted = PGTimestampTZ("2031-05-06T07:08:09.123457Z")

  @Test func exactTypesSurviveTheServerAndJSON() async throws {
    let height = try #require(height)
    let planted = try #require(planted)
    try await withTestDatabase(ddl: Self.ddl()) { client in
      var insert = Cactus.Insert(name: "Ann", height: height, plantedAt: planted)
      insert.warm = PGRange(lower: .inclusive(height), upper: .unbounded)
      insert.spot = Spot(rowNumber: 3, label: "south")
      insert.care = Care(litres: 1, since: Date(timeIntervalSince1970: 0))
      let written = try await client.fetchExactlyOne(Cactus.insert(insert).returning())
      #expect(written.height == height && written.height.description == height.description)
      #expect(written.plantedAt == planted)
      #expect(written.warm == insert.warm)
      let taller = Cactus.where { $0.height >= height && $0.plantedAt == planted }
      #expect(try await client.fetchOne(taller) == written)
      let sum = try await client.fetchExactlyOne(Cactus.select { $0.height.sum() })
      #expect(sum == height)

      let data = try JSONEncoder().encode(written)
      #expect(try JSONDecoder().decode(Cactus.self, from: data) == written)
      let keys = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any]).keys
      #expect(
        keys.sorted() == ["care", "height", "id", "name", "planted_at", "spot", "state", "warm"])
    }
  }

  @Test func unionsThatAColumnTagsHaveTwoKeys() async throws {
    let planted = try #require(planted)
    let fix = GPSFix(
      cactusId: Cactus.ID(UUID()), takenAt: planted, position: [1.5, 2],
      detail: .moved(Event.Moved(to: "shade")))
    let data = try JSONEncoder().encode(fix)
    let object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["kind"] as? String == "moved")
    #expect(try JSONDecoder().decode(GPSFix.self, from: data) == fix)
    let insert = try JSONDecoder().decode(GPSFix.Insert.self, from: data)
    #expect(insert.detail == fix.detail && insert.takenAt == planted)
  }

  @Test func absentKeysAreAbsentValues() throws {
    let insert = try JSONDecoder().decode(
      Cactus.Insert.self, from: Data(#"{"name":"a","height":"1.5","care":null}"#.utf8))
    #expect(insert.id == nil && insert.state == nil && insert.care == nil && insert.warm == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Cactus.Insert.self, from: Data(#"{"name":"a"}"#.utf8))
    }
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(
        Cactus.Insert.self, from: Data(#"{"name":"a","height":"much"}"#.utf8))
    }
  }
}
