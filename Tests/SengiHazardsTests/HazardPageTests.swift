import Foundation
import Testing

@testable import SengiHazards

/// A page of `Documentation/codes`: `sql bad` and `sql good`, and, where it matters, the schema
/// before as `yaml before`.
struct HazardPage: Sendable, CustomTestStringConvertible {
  var code: String
  var title: String
  var blocks: [String: String] = [:]

  var testDescription: String { code }

  init(code: String, text: String) {
    self.code = code
    title = String(text.prefix { $0 != "\n" })
    var open: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        open = open == nil ? String(line.dropFirst(3)) : nil
        if let open { blocks[open] = "" }
      } else if let open {
        blocks[open, default: ""] += line + "\n"
      }
    }
  }

  static let all: [HazardPage] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Documentation/codes")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { $0.hasPrefix("HAZ") }.compactMap { name in
      (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)).map {
        HazardPage(code: String(name.dropLast(3)), text: $0)
      }
    }
  }()
}

/// What the pages of the hazards show is what is found.
@Suite struct HazardPageTests {
  @Test func everyHazardHasItsPage() {
    #expect(HazardPage.all.map(\.code) == HazardCode.all.map(\.code.description))
    #expect(HazardCode.all.count >= 60)
    for (page, code) in zip(HazardPage.all, HazardCode.all) {
      #expect(page.title.lowercased() == "# \(code.code): \(code.meaning.dropLast())".lowercased())
    }
  }

  @Test(arguments: HazardPage.all) func theBadExampleHasJustThisHazard(_ page: HazardPage) throws {
    let sql = try #require(page.blocks["sql bad"])
    let found = try HazardFixture(sql, before: page.blocks["yaml before"])
    #expect(Set(found.codes) == [page.code], "\(found.analysis.hazards.map(\.message))")
  }

  @Test(arguments: HazardPage.all) func theGoodExampleHasNone(_ page: HazardPage) throws {
    let sql = try #require(page.blocks["sql good"])
    let found = try HazardFixture(sql, before: page.blocks["yaml before"])
    #expect(found.codes == [], "\(found.analysis.hazards.map(\.message))")
  }
}
