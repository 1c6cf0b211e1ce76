import Foundation
import SengiTesting
import Testing

/// What `Documentation/migrations.md` shows is what the program prints.
@Suite struct MigrationWalkTests {
  private enum Block {
    case yaml(String)
    /// A command and what it prints, on either output.
    case command(String, String)
  }

  private static func blocks(of section: String) throws -> [Block] {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Documentation/migrations.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let walk = text.split(separator: "## \(section)\n").last?.split(separator: "\n## ").first ?? ""
    var blocks: [Block] = []
    for (index, part) in walk.split(separator: "```", omittingEmptySubsequences: false).enumerated()
    where index % 2 == 1 {
      let lines = part.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
      if part.hasPrefix("yaml") {
        blocks.append(.yaml(lines.joined(separator: "\n")))
        continue
      }
      for command in ("\n" + lines.joined(separator: "\n")).split(separator: "\n$ ") {
        let parts = command.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        var output = parts.count > 1 ? String(parts[1]) : ""
        if !output.isEmpty, !output.hasSuffix("\n") { output += "\n" }
        blocks.append(.command(String(parts.first ?? ""), output))
      }
    }
    return blocks
  }

  /// The moment that the page calls the new migration by.
  private static func stamped(_ command: String, _ output: String) -> String {
    guard command.contains("migrate new"), let match = output.firstMatch(of: /\d{8}T\d{6}/) else {
      return command
    }
    return command + " --stamp \(match.output)"
  }

  private static func run(
    _ command: String, in folder: String, _ connection: String
  ) async throws -> String {
    let program = try SengiProgram.path().deletingLastPathComponent().path
    return try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(
          with: Result {
            let (process, pipe) = (Process(), Pipe())
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", command]
            process.currentDirectoryURL = URL(filePath: folder)
            var environment = ProcessInfo.processInfo.environment
            environment["DATABASE_URL"] = connection
            environment["PATH"] = "\(program):\(environment["PATH"] ?? "")"
            process.environment = environment
            process.standardOutput = pipe
            process.standardError = pipe
            try process.run()
            let output = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return String(decoding: output, as: UTF8.self)
          })
      }
    }
  }

  @Test(arguments: [("A walk", 12), ("Expand and contract", 9)])
  func thePageShowsWhatIsPrinted(_ section: String, _ least: Int) async throws {
    let blocks = try Self.blocks(of: section)
    #expect(blocks.count > least)
    let shop = try MigrationWorkshop()
    try await withConnection { connection in
      for block in blocks {
        switch block {
        case .yaml(let text): try shop.write("schemas/app.yaml", text)
        case .command(let command, let expected):
          let output = try await Self.run(
            Self.stamped(command, expected), in: shop.path(""), connection)
          #expect(output == expected, "\(command)")
        }
      }
    }
  }
}
