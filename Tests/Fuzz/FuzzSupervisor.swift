import Foundation
import Mutation

/// Keeps workers running until the time is over, and saves the input of each that crashed, hung or
/// found a law broken.
struct FuzzSupervisor {
  /// An input that takes longer has hung.
  static let patience = Duration.seconds(20)

  let options: FuzzOptions

  init(_ options: FuzzOptions) {
    self.options = options
  }

  private struct Child {
    let process: Process
    let progress: URL
    let output: URL
    let lane: UInt64
    var last: UInt64
    var since: ContinuousClock.Instant
  }

  /// - Returns: whether anything was found.
  func run() throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "sengi-fuzz-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let end = ContinuousClock.now.advanced(by: .seconds(options.seconds))
    let stride = UInt64(options.jobs)
    var children = try (0..<stride).map { try start(lane: $0, from: $0, until: end, in: folder) }
    var (failures, read, accepted) = (0, 0, 0)
    while !children.isEmpty {
      Thread.sleep(forTimeInterval: 0.05)
      for index in children.indices.reversed() {
        var child = children[index]
        let number = Self.number(in: child.progress)
        if child.process.isRunning {
          if number != child.last { (child.last, child.since) = (number, .now) }
          children[index] = child
          guard child.since.duration(to: .now) > Self.patience else { continue }
          kill(child.process.processIdentifier, SIGKILL)
          child.process.waitUntilExit()
          try save(number, "hang", "took over \(Self.patience)")
        } else if child.process.terminationReason == .exit, child.process.terminationStatus == 0 {
          let text = (try? String(contentsOf: child.output, encoding: .utf8)) ?? ""
          let words = text.split(separator: " ")
          read += words.first.flatMap { Int($0) } ?? 0
          accepted += words.dropFirst().first.flatMap { Int($0) } ?? 0
          print(
            "lane \(child.lane): slowest input \(words.dropFirst(2).joined(separator: " "))",
            terminator: "")
          children.remove(at: index)
          continue
        } else {
          let text = (try? String(contentsOf: child.output, encoding: .utf8)) ?? ""
          let isCrash = child.process.terminationReason != .exit
          try save(number, isCrash ? "crash" : "breach", text)
        }
        failures += 1
        children.remove(at: index)
        if ContinuousClock.now < end, failures < 20 {
          children.append(
            try start(lane: child.lane, from: number + stride, until: end, in: folder))
        }
      }
    }
    print(
      """
      fuzz: seed \(options.seed), at least \(read) inputs, \(accepted) of them accepted and written \
      as SQL and Swift, \(failures) crashed, hung or broke a law
      """)
    return failures > 0 || read == 0
  }

  private func start(
    lane: UInt64, from: UInt64, until end: ContinuousClock.Instant, in folder: URL
  ) throws -> Child {
    let name = UUID().uuidString
    let progress = folder.appending(path: "\(name).progress")
    let output = folder.appending(path: "\(name).out")
    try Data().write(to: progress)
    try Data().write(to: output)
    let left = max(1, ContinuousClock.now.duration(to: end).components.seconds)
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments.first ?? "")
      .resolvingSymlinksInPath()
    process.arguments =
      [
        "--seconds", "\(left)", "--inputs", "\(options.inputs)", "--seed", "\(options.seed)",
        "--worker", "\(from)", "\(options.jobs)", progress.path, options.root,
      ]
    let handle = try FileHandle(forWritingTo: output)
    process.standardOutput = handle
    process.standardError = handle
    process.standardInput = FileHandle.nullDevice
    try process.run()
    try handle.close()
    return Child(
      process: process, progress: progress, output: output, lane: lane, last: from, since: .now)
  }

  private static func number(in file: URL) -> UInt64 {
    guard let data = try? Data(contentsOf: file), data.count >= 8 else { return 0 }
    return data.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private func save(_ number: UInt64, _ kind: String, _ text: String) throws {
    let seeds = FuzzSeeds(root: URL(filePath: options.root))
    let folder = URL(filePath: options.save).appending(path: "\(kind)-\(options.seed)-\(number)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (index, bytes) in seeds.input(number, seed: options.seed).enumerated() {
      try Data(bytes).write(to: folder.appending(path: "file\(index).yaml"))
    }
    try Data(text.utf8).write(to: folder.appending(path: "output.txt"))
    print(
      "\(kind): \(folder.path)\n\(text.split(separator: "\n").prefix(8).joined(separator: "\n"))")
  }
}
