import Foundation
import SengiScratch
import Synchronization
import Testing

@testable import PairsLaw
@testable import RoundTripLaw

/// The migration law over pairs that show every kind of change, and over a sample of random ones
/// with rows; `make pairs` does more of both.
@Suite(.serialized) struct PairsLawTests {
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures").path

  @Test func fixturesAreMigratedThereAndBack() async throws {
    let records = try await Self.records(Pair.pairs(in: Self.fixtures), rows: 2)
    #expect(records.count >= 10)
    for record in records { Self.expectEqual(record) }
    #expect(records.contains { $0.outcome.isReordered })
    #expect(records.contains { $0.outcome.steps > 3 })
    #expect(records.contains { $0.outcome.rows > 0 })
  }

  @Test func randomSchemasAreMigratedThereAndBack() async throws {
    let folder = try WorkFolder()
    let records = try await Self.records(
      (1...10).map { try Pair.random(seed: $0, in: folder.url) }, rows: 3)
    #expect(records.count == 10)
    for record in records { Self.expectEqual(record) }
  }

  private static func expectEqual(_ record: PairLaw.Record) {
    let detail = record.outcome.detail?.split(separator: "\n").prefix(40).joined(separator: "\n")
    #expect(record.outcome.verdict == .equal, "\(record.outcome.line)\n\(detail ?? "")")
  }

  private static func records(_ pairs: [Pair], rows: Int) async throws -> [PairLaw.Record] {
    let records = Mutex<[PairLaw.Record]>([])
    try await PairRun.run(
      pairs, on: ServerBinaries.find(target: 14), privileges: true, rows: rows, jobs: 2
    ) { record in
      records.withLock { $0.append(record) }
    }
    return records.withLock { $0 }
  }
}
