import SengiDiagnostics
import Testing

@testable import SengiScratch

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite(.serialized, .blocking)
struct ScratchServerTests {
  @Test func aServerAnswersAndLeavesNothingBehind() throws {
    let server = try ScratchServer.start()
    let answer = try PSQL(server).run("SELECT current_setting('server_version_num')::int / 10000")
    #expect(answer == "\(server.majorVersion)\n")
    server.stop()
    #expect(!FileManager.default.fileExists(atPath: server.socketDirectory))
    #expect(server.supervisorIdentifier == nil)
    server.stop()
  }

  @Test func aServerHoldsNoneOfItsOwnersFiles() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { close(ends[0]) }
    let server = try ScratchServer.start()
    close(ends[1])
    // The reading end sees the end of the file once nobody else holds the other: the server would
    // until it stops, programs that other tests began in that moment are soon done.
    var byte: UInt8 = 0
    try #require(fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0)
    var found = read(ends[0], &byte, 1)
    for _ in 0..<600 where found != 0 {
      usleep(50_000)
      found = read(ends[0], &byte, 1)
    }
    #expect(found == 0)
    server.stop()
  }

  @Test func theLastReferenceStopsTheServer() throws {
    var server: ScratchServer? = try ScratchServer.start()
    let folder = try #require(server?.socketDirectory)
    #expect(FileManager.default.fileExists(atPath: folder))
    server = nil
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test func optionsReachTheServer() throws {
    let server = try ScratchServer.start(
      options: .init(maximumConnections: 7, settings: ["fsync": "on", "work_mem": "3MB"]))
    let answer = try PSQL(server).run("SHOW max_connections; SHOW fsync; SHOW work_mem; SHOW port")
    #expect(answer == "7\non\n3MB\n5432\n")
  }

  @Test func aSettingTheServerRefusesIsShownInItsOwnWords() throws {
    let failure = try #require(throws: ScratchFailure.self) {
      try ScratchServer.start(options: .init(settings: ["no_such_setting": "1"]))
    }
    #expect(failure.diagnostic.code == ServerCode.notStarted)
    #expect(failure.diagnostic.notes.contains { $0.message.contains("no_such_setting") })
  }

  @Test func programsOutOfReachAreReported() throws {
    let installed = try ServerBinaries.find(target: 14)
    let place = TemporaryFile()
    func setPermissions(_ bits: Int) throws {
      try FileManager.default.setAttributes([.posixPermissions: bits], ofItemAtPath: place.path)
    }
    defer {
      try? setPermissions(0o700)
      place.remove()
    }
    // Nobody but root passes a folder without any right, and root's server is not root.
    try FileManager.default.createDirectory(
      atPath: place.path, withIntermediateDirectories: false)
    for program in ["initdb", "postgres"] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(place.path)/\(program)", withDestinationPath: installed.path(of: program))
    }
    try setPermissions(0)
    let binaries = ServerBinaries(folder: place.path, version: "15.0", major: 15)
    let failure = try #require(throws: ScratchFailure.self) { try ScratchServer.start(binaries) }
    #expect(failure.diagnostic.code == ServerCode.binariesOutOfReach)
  }

  @Test func onlyShortPlainFoldersHoldASocket() {
    #expect(ScratchServer.isUsable("/tmp"))
    #expect(ScratchServer.isUsable("/var/folders/zz/zyxvpxvq6csfxvn_n0000000000000/T"))
    #expect(!ScratchServer.isUsable(""))
    #expect(!ScratchServer.isUsable("relative"))
    #expect(!ScratchServer.isUsable("/tmp/a,b"))
    #expect(!ScratchServer.isUsable("/tmp/a\nb"))
    #expect(!ScratchServer.isUsable("/" + String(repeating: "x", count: 80)))
  }
}
