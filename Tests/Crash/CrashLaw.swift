import Foundation
import SeededRandom
import SengiClient
import SengiScratch

/// Kills runners and holds what becomes of the database against one where nobody was killed.
struct CrashLaw {
  let server: ScratchServer
  let folder: String
  private let program: URL

  init(_ server: ScratchServer, folder: String) throws {
    self.server = server
    self.folder = folder
    program = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
    try CrashMigrations.write(to: folder)
  }

  /// The database that all others are copies of.
  func prepare() async throws {
    try await maintain("CREATE DATABASE crash_before TEMPLATE template0")
    let client = PGClient(PGConfiguration(server.connectionString(database: "crash_before")))
    try await client.execute(script: SQLScript(trusted: CrashMigrations.before))
    await client.close()
  }

  func maintain(_ sql: String) async throws {
    let client = PGClient(PGConfiguration(server.connectionString()))
    do {
      try await client.execute(script: SQLScript(trusted: sql))
      await client.close()
    } catch {
      await client.close()
      throw error
    }
  }

  /// The state without a crash, the number of events and the time it takes.
  func reference() async throws -> (state: CrashState, events: Int, time: Duration) {
    try await maintain("CREATE DATABASE crash_reference TEMPLATE crash_before")
    let connection = server.connectionString(database: "crash_reference")
    let start = ContinuousClock.now
    let end = try await child(connection, .never)
    guard end.status == 0, let events = Int(end.output.split(separator: "\n").last ?? "") else {
      throw CrashFailure("the run without a crash failed: \(end.output)")
    }
    let time = start.duration(to: .now)
    return (try await CrashState.read(connection), events, time)
  }

  enum Death: Sendable {
    case never
    case atEvent(Int)
    case after(Duration)
  }

  /// Kills a runner so many times on a fresh database, and lets the last one finish.
  ///
  /// - Returns: How many were killed before they were done, and what differs in the end.
  func run(
    _ number: Int, _ deaths: [Death], _ wanted: CrashState
  ) async throws -> (kills: Int, differences: [String]) {
    let name = "crash_\(number)"
    try await maintain("CREATE DATABASE \(name) TEMPLATE crash_before")
    let connection = server.connectionString(database: name)
    var kills = 0
    for death in deaths {
      let end = try await child(connection, death)
      if end.status == 0 { break }
      guard end.wasKilled else { return (kills, ["failed: \(end.output)"]) }
      kills += 1
    }
    let last = try await child(connection, .never)
    if last.status != 0 { return (kills, ["the last runner failed: \(last.output)"]) }
    let differences = try await CrashState.read(connection).differences(from: wanted)
    try await maintain("DROP DATABASE \(name) WITH (FORCE)")
    return (kills, differences)
  }

  private struct End: Sendable {
    var status: Int32
    var wasKilled: Bool
    var output: String
  }

  private func child(_ connection: String, _ death: Death) async throws -> End {
    let (program, folder) = (program, folder)
    return try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(
          with: Result { try Self.blockingChild(program, connection, folder, death) })
      }
    }
  }

  private static func blockingChild(
    _ program: URL, _ connection: String, _ folder: String, _ death: Death
  ) throws -> End {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = program
    process.arguments = ["--child", connection, folder]
    if case .atEvent(let event) = death { process.arguments?.append("\(event)") }
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    if case .after(let time) = death {
      let seconds =
        Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
      Thread.sleep(forTimeInterval: seconds)
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return End(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      wasKilled: process.terminationReason == .uncaughtSignal,
      output: String(decoding: output, as: UTF8.self))
  }
}
