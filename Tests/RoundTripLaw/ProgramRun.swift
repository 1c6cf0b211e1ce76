import Foundation

/// What a program printed, and how it ended.
public struct ProgramRun: Sendable {
  public var status: Int32
  public var output: String
  public var errors: String

  /// A program that takes longer, in seconds, is ended.
  static let patience = 180.0

  /// Runs the program to its end, blocking this thread; its streams go through files in `folder`,
  /// so that no pipe can fill up.
  public static func run(
    _ path: String, _ arguments: [String], in folder: URL, name: String
  ) throws -> ProgramRun {
    let (out, err) = (folder.appending(path: "\(name).out"), folder.appending(path: "\(name).err"))
    for file in [out, err] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    let (output, errors) = (
      try FileHandle(forWritingTo: out), try FileHandle(forWritingTo: err)
    )
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let guardian = DispatchSource.makeTimerSource()
    let identifier = process.processIdentifier
    guardian.schedule(deadline: .now() + Self.patience)
    guardian.setEventHandler { kill(identifier, SIGKILL) }
    guardian.resume()
    process.waitUntilExit()
    guardian.cancel()
    try output.close()
    try errors.close()
    return ProgramRun(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: out), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: err), as: UTF8.self))
  }

  /// The last lines of what it said, in one.
  public var complaint: String {
    let text = errors.isEmpty ? output : errors
    return text.split(separator: "\n").prefix(Self.shownLines).joined(separator: "\n")
  }

  private static let shownLines = 12
}
