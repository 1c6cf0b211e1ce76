import Foundation
import Testing

/// Programs, run in a folder.
enum ReviewProgram {
  struct Run: Sendable, Equatable {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs `sengi` as it was built beside these tests.
  static func sengi(_ arguments: [String], in folder: URL) async throws -> Run {
    try await run(try path(), arguments, in: folder)
  }

  static func run(_ program: URL, _ arguments: [String], in folder: URL) async throws -> Run {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try runBlocking(program, arguments, in: folder) })
      }
    }
  }

  private static func runBlocking(
    _ program: URL, _ arguments: [String], in folder: URL
  ) throws -> Run {
    let files = ["out", "err"].map {
      FileManager.default.temporaryDirectory.appending(path: "sengi-\(UUID().uuidString)-\($0)")
    }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    for file in files { try Data().write(to: file) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: files[0]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self))
  }

  private static func path() throws -> URL {
    var folder = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
    for _ in 0..<6 {
      folder = folder.deletingLastPathComponent()
      let candidate = folder.appending(path: "sengi")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
    }
    return try #require(nil as URL?, "the program 'sengi' is not beside the tests")
  }
}
