import Foundation
import Testing

/// A sample of the law that `make crash` holds in full.
@Suite struct CrashTests {
  @Test func killedRunnersAreResumed() async throws {
    let runs = ProcessInfo.processInfo.environment["RUNS"] ?? "16"
    let (status, output) = try await Self.run(["--runs", runs, "--seed", "7"])
    #expect(status == 0, "\(output)")
    #expect(output.contains("\(runs) ended right, 0 wrong"), "\(output)")
  }

  @Test func aKilledBackfillChangesEveryRowOnce() async throws {
    let (status, output) = try await Self.run(["--backfill", "100000", "--kills", "5"])
    #expect(status == 0, "\(output)")
    #expect(output.contains("touched 1: 100000;"), "\(output)")
  }

  private static func run(_ arguments: [String]) async throws -> (Int32, String) {
    var folder = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
    var program: URL?
    for _ in 0..<6 where program == nil {
      folder = folder.deletingLastPathComponent()
      let candidate = folder.appending(path: "Crash")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { program = candidate }
    }
    let found = try #require(program, "the program 'Crash' is not beside the tests")
    return try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(
          with: Result {
            let (process, pipe) = (Process(), Pipe())
            process.executableURL = found
            process.arguments = arguments
            process.standardOutput = pipe
            process.standardError = pipe
            try process.run()
            let output = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return (process.terminationStatus, String(decoding: output, as: UTF8.self))
          })
      }
    }
  }
}
