import Foundation
import Mutation
import Testing

/// A fixed sample of what `make fuzz` runs for longer.
@Suite struct FuzzSampleTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func noInputCrashesHangsOrBreaksALaw() async throws {
    let (status, output) = try await run([
      "--seconds", "25", "--inputs", "4000", "--seed", "42", "--save", temporaryFolder,
      Self.root.path,
    ])
    #expect(status == 0, "\(output)")
    // A mutation that leaves nothing acceptable would test the reader's refusals only.
    let accepted = try #require(output.firstMatch(of: #/inputs, (\d+) of them accepted/#))
    #expect(Int(accepted.1) ?? 0 > 100, "\(output)")
  }

  @Test func aNumberAlwaysMeansTheSameInput() {
    let (one, two) = (FuzzSeeds(root: Self.root), FuzzSeeds(root: Self.root))
    #expect(one.texts.count > 5)
    for number in 0..<50 as Range<UInt64> {
      #expect(one.input(number, seed: 7) == two.input(number, seed: 7))
    }
    #expect(one.input(1, seed: 7) != one.input(2, seed: 7))
  }

  private let temporaryFolder = FileManager.default.temporaryDirectory
    .appending(path: "sengi-fuzz-sample").path

  private func run(_ arguments: [String]) async throws -> (Int32, String) {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try Self.runBlocking(arguments) })
      }
    }
  }

  private static func runBlocking(_ arguments: [String]) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = try program()
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  private static func program() throws -> URL {
    var folder = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
    for _ in 0..<6 {
      folder = folder.deletingLastPathComponent()
      let candidate = folder.appending(path: "Fuzz")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
    }
    return try #require(nil as URL?, "the program 'Fuzz' is not beside the tests")
  }
}
