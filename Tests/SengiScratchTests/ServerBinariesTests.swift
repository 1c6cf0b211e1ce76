import SengiDiagnostics
import Testing

@testable import SengiScratch

struct ServerBinariesTests {
  private let fifteen = ServerBinaries(folder: "/a", version: "15.20", major: 15)
  private let eighteen = ServerBinaries(folder: "/b", version: "18.1", major: 18)
  private let otherEighteen = ServerBinaries(folder: "/c", version: "18.0", major: 18)

  @Test func theHighestMajorWinsAndAmongEqualsTheFirst() throws {
    #expect(
      try ServerBinaries.best(of: [fifteen, eighteen, otherEighteen], target: 14) == eighteen)
    #expect(try ServerBinaries.best(of: [otherEighteen, eighteen], target: 18) == otherEighteen)
  }

  @Test func anOlderServerThanTheTargetIsRefusedByName() throws {
    let failure = try #require(throws: ScratchFailure.self) {
      try ServerBinaries.best(of: [fifteen], target: 16)
    }
    #expect(failure.diagnostic.code == ServerCode.noneRecentEnough)
    #expect(
      failure.diagnostic.message
        == "a PostgreSQL server of version 16 or later is needed, found only 15.20 in /a")
  }

  @Test func nothingInstalledNamesTheRemedy() throws {
    let failure = try #require(throws: ScratchFailure.self) {
      try ServerBinaries.best(of: [], target: 14)
    }
    #expect(failure.diagnostic.code == ServerCode.noBinaries)
    #expect(failure.diagnostic.remedy?.contains(ServerBinaries.variable) == true)
  }

  @Test(arguments: [
    ("postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)\n", "15.20", 15),
    ("postgres (PostgreSQL) 18beta1\n", "18beta1", 18),
    ("postgres (PostgreSQL) 19devel", "19devel", 19),
  ])
  func versionsAreRead(output: String, text: String, major: Int) throws {
    let version = try #require(ServerBinaries.version(in: output))
    #expect(version.text == text)
    #expect(version.major == major)
  }

  @Test func aTextWithoutVersionIsNotAServer() {
    #expect(ServerBinaries.version(in: "command not found") == nil)
  }

  @Test func theServersInstalledHereAreFound() throws {
    #expect(try ServerBinaries.find(target: 14).major >= 14)
  }
}
