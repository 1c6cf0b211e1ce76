import Foundation
import Sengi
import SengiTesting
import Testing

/// Fixtures for every table of real schemas, where `CORPUS` names a folder of them.
@Suite struct CorpusFixtureTests {
  static let files: [String] = {
    guard let folder = ProcessInfo.processInfo.environment["CORPUS"] else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".sql") }.sorted().map { "\(folder)/\($0)" }
  }()

  /// Tables that need rows of one another, whose triggers fail by themselves, or that have no
  /// partition cannot be filled.
  @Test(arguments: files) func nearlyAllTablesAreFilled(file: String) async throws {
    let ddl = try String(contentsOfFile: file, encoding: .utf8)
    let name = file.split(separator: "/").last ?? ""
    var failures: [String] = []
    var count = 0
    do {
      (count, failures) = try await withTestDatabase(ddl: ddl) { client in
        let fixtures = PGFixtures(client)
        let names = try await FixtureTests.names(client)
        var failures: [String] = []
        for name in names {
          do {
            for _ in 0..<2 { try await fixtures.insert(named: name) }
          } catch {
            failures.append("\(name): \(error)")
          }
        }
        return (names.count, failures)
      }
    } catch let error as PGError where error.sqlState == "0A000" || error.sqlState == "42704" {
      print("fixtures \(name): not loaded: \(error)")
    }
    print("fixtures \(name): \(count - failures.count) of \(count) tables")
    for line in failures { print("  \(line)") }
    let reasons = ["need rows of one another", "42703", "no partition of relation"]
    let unexplained = failures.filter { line in !reasons.contains { line.contains($0) } }
    #expect(unexplained.count * 25 <= count)
  }
}
