import Foundation
import SeededRandom
import SengiClient
import SengiScratch
import SengiWire

/// Kills runners and holds what becomes of the database against one where nobody was killed.
struct CrashLaw {
  let server: ScratchServer
  let folder: String
  private let program: URL

  init(_ server: ScratchServer, folder: String) throws {
    self.server = server
    self.folder = folder
    program = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
  }

  /// The database that all others are copies of.
  func prepare() async throws {
    try CrashMigrations.write(to: folder)
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

  /// Changes every row of a large table in a batch whose runner is killed again and again.
  ///
  /// - Returns: How often it was killed, and how many rows were changed how often.
  func backfill(
    rows: Int, kills: Int, random: inout SeededGenerator
  ) async throws -> (kills: Int, touched: [String]) {
    try CrashMigrations.writeBackfill(to: folder)
    try await maintain("CREATE DATABASE backfill TEMPLATE template0")
    let connection = server.connectionString(database: "backfill")
    let client = PGClient(PGConfiguration(connection))
    try await client.execute(
      script: SQLScript(
        trusted: """
          CREATE TABLE items (id bigint PRIMARY KEY, touched integer NOT NULL);
          INSERT INTO items SELECT i, 0 FROM generate_series(1, \(rows)) AS i;
          """))
    var killed = 0
    // The share of the work that each may do, so that there is some left for the last.
    let stretches = rows / 5000 / (kills + 1)
    for _ in 0..<kills {
      let event = 2 + random.below(max(1, stretches))
      let death: Death = random.chance(50) ? .atEvent(event) : .after(.milliseconds(20 * event))
      if try await child(connection, death).wasKilled { killed += 1 }
    }
    let last = try await child(connection, .never)
    if last.status != 0 { throw CrashFailure("the last runner failed: \(last.output)") }
    let sql = "SELECT format('touched %s: %s', touched, count(*)) FROM items GROUP BY touched"
    let statement = PGStatement(
      id: PGStatementID(high: 0, low: 1), sql: .text(sql), binds: [], name: "backfill")
    let touched = try await client.run(statement).map { try String.decode($0, 0) }
    await client.close()
    return (killed, touched)
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
