import Foundation

/// Asks `git`, which is looked for in `PATH`.
struct GitProgram: Sendable {
  /// Where it is asked.
  var folder: String

  /// What it said in vain.
  struct Refusal: Error {
    var complaint: String
  }

  /// What a command prints. Its input and output go through files, so that no pipe fills up.
  func output(_ arguments: [String], input: String = "") throws(Refusal) -> [UInt8] {
    do {
      return try run(arguments, input)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw Refusal(complaint: "git cannot be run: \(error.localizedDescription)")
    }
  }

  private func run(_ arguments: [String], _ input: String) throws -> [UInt8] {
    let files = FileManager.default
    let place = files.temporaryDirectory.appending(path: "sengi-git-\(UUID().uuidString)")
    try files.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: place) }
    let streams = ["in", "out", "err"].map { place.appending(path: $0) }
    try Data(input.utf8).write(to: streams[0])
    for stream in streams.dropFirst() { try Data().write(to: stream) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder] + arguments
    process.standardInput = try FileHandle(forReadingFrom: streams[0])
    process.standardOutput = try FileHandle(forWritingTo: streams[1])
    process.standardError = try FileHandle(forWritingTo: streams[2])
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let complaint = String(decoding: try Data(contentsOf: streams[2]), as: UTF8.self)
      throw Refusal(complaint: complaint.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    return Array(try Data(contentsOf: streams[1]))
  }
}
