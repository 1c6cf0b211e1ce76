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

/// A server must not outlive the process that started it, however that process dies.
@Suite(.serialized, .blocking)
struct SuddenDeathTests {
  /// The environment variable that turns this test program into the victim.
  static let announcement = "SENGI_SCRATCH_VICTIM"

  @Test func killingTheOwnerEndsTheServer() throws {
    try expectNothingLeft { owner in kill(owner, SIGKILL) }
  }

  @Test func killingTheOwnersProcessGroupEndsTheServer() throws {
    try expectNothingLeft { owner in kill(-owner, SIGKILL) }
  }

  @Test func interruptingTheOwnersProcessGroupEndsTheServer() throws {
    try expectNothingLeft { owner in kill(-owner, SIGINT) }
  }

  /// Not a test: what the child process does while the tests above kill it.
  @Test(.enabled(if: ProcessInfo.processInfo.environment[announcement] != nil))
  func victim() throws {
    let path = try #require(ProcessInfo.processInfo.environment[Self.announcement])
    let server = try ScratchServer.start()
    let supervisor = try #require(server.supervisorIdentifier)
    let text = "\(server.socketDirectory)\n\(supervisor)"
    try text.write(toFile: path + ".new", atomically: false, encoding: .utf8)
    rename(path + ".new", path)
    withExtendedLifetime(server) { _ = sleep(60) }
  }

  @Test func killingTheOwnerWhileItsServerStartsLeavesNothing() throws {
    let place = TemporaryFile()
    let owner = try startVictim(in: place)
    defer { place.remove() }
    #expect(until(seconds: 30) { place.children.contains { $0.hasPrefix("sengi.") } })
    #expect(kill(-owner.identifier, SIGKILL) == 0)
    owner.wait()
    #expect(!place.children.contains("note"))
    #expect(until(seconds: 30) { place.children.isEmpty })
  }

  private func expectNothingLeft(after death: (pid_t) -> Int32) throws {
    let place = TemporaryFile()
    let owner = try startVictim(in: place)
    defer {
      owner.wait()
      place.remove()
    }
    #expect(until(seconds: 30) { place.children.contains("note") })
    let note = try String(contentsOfFile: place.path + "/note", encoding: .utf8)
    let lines = note.split(separator: "\n").map(String.init)
    try #require(lines.count == 2)
    let folder = lines[0]
    #expect(folder.hasPrefix(place.path + "/sengi."))
    let supervisor = try #require(pid_t(lines[1]))
    let lockFile = try String(contentsOfFile: folder + "/data/postmaster.pid", encoding: .utf8)
    let server = try #require(lockFile.split(separator: "\n").first.flatMap { pid_t($0) })
    #expect(isRunning(server))
    #expect(isRunning(supervisor))
    #expect(getpgid(supervisor) != owner.identifier)
    #expect(getpgid(server) != owner.identifier)

    #expect(death(owner.identifier) == 0)
    #expect(until(seconds: 5) { !isRunning(server) && !isRunning(supervisor) })
    #expect(until(seconds: 1) { place.children == ["note"] })
  }

  /// Runs this program again, with nothing but ``victim()`` to do, in a temporary folder.
  private func startVictim(in place: TemporaryFile) throws -> ChildProcess {
    try FileManager.default.createDirectory(
      atPath: place.path, withIntermediateDirectories: false)
    var environment = ProcessInfo.processInfo.environment
    environment[Self.announcement] = place.path + "/note"
    environment["TMPDIR"] = place.path
    let program = try #require(CommandLine.arguments.first)
    return try ChildProcess(
      program, Self.argumentsForVictim, input: nil, output: nil, environment: environment)
  }

  /// This run's arguments without what chose its tests and named its reports.
  private static var argumentsForVictim: [String] {
    var arguments: [String] = []
    let all = CommandLine.arguments
    if let bundle = all.firstIndex(of: "--test-bundle-path"), bundle + 1 < all.count {
      arguments += [all[bundle], all[bundle + 1], all[bundle + 1]]
    }
    return arguments + [
      "--testing-library", "swift-testing", "--filter", "SuddenDeathTests/victim",
    ]
  }

  private func until(seconds: Int, _ condition: () -> Bool) -> Bool {
    for _ in 0..<(seconds * 50) {
      if condition() { return true }
      usleep(20_000)
    }
    return condition()
  }

  /// Whether the process does anything still: one that only waits to be collected does not.
  private func isRunning(_ process: pid_t) -> Bool {
    guard kill(process, 0) == 0 else { return false }
    guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
      return true
    }
    return status.split(separator: ")").last?.hasPrefix(" Z") == false
  }
}
