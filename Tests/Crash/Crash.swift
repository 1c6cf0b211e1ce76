import Foundation
import SeededRandom
import SengiScratch

/// `Crash [--runs N] [--seed S] [--server FOLDER]` kills the runner at every boundary and at random
/// times, and holds the outcome against a run that nobody killed; it ends with status 1 when the
/// catalogue differs or a row was changed twice or not at all. With `--backfill ROWS --kills N` it
/// does so with one batch over a large table.
@main enum Crash {
  static func main() async {
    do {
      var arguments = CommandLine.arguments.dropFirst()
      if arguments.first == "--child" {
        arguments = arguments.dropFirst()
        let rest = Array(arguments)
        guard rest.count >= 2 else { throw CrashFailure("--child CONNECTION FOLDER [EVENT]") }
        try await CrashChild.run(rest[0], rest[1], killAt: rest.count > 2 ? Int(rest[2]) : nil)
        return
      }
      exit(try await law(arguments) ? 0 : 1)
    } catch {
      print("error: \(error)")
      exit(2)
    }
  }

  private static func law(_ arguments: ArraySlice<String>) async throws -> Bool {
    var (runs, seed, binaries) = (200, UInt64(1), try ServerBinaries.find(target: 14))
    var backfill: (rows: Int, kills: Int)?
    var rest = arguments
    while let option = rest.popFirst() {
      guard let value = rest.popFirst() else { throw CrashFailure("\(option) needs a value") }
      switch option {
      case "--runs": runs = Int(value) ?? runs
      case "--seed": seed = UInt64(value) ?? seed
      case "--backfill": backfill = (Int(value) ?? 0, backfill?.kills ?? 20)
      case "--kills": backfill = (backfill?.rows ?? 2_000_000, Int(value) ?? 20)
      case "--server":
        guard let found = ServerBinaries(folder: value) else {
          throw CrashFailure("\(value) holds no PostgreSQL server")
        }
        binaries = found
      default: throw CrashFailure("unknown option \(option)")
      }
    }
    let server = try ScratchServer.start(binaries)
    defer { server.stop() }
    let folder = FileManager.default.temporaryDirectory.appending(path: "crash-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let law = try CrashLaw(server, folder: folder.path)
    if let backfill {
      return try await hold(law, rows: backfill.rows, kills: backfill.kills, SeededGenerator(seed))
    }
    return try await hold(law, runs: runs, random: SeededGenerator(seed))
  }

  private static func hold(
    _ law: CrashLaw, rows: Int, kills: Int, _ random: SeededGenerator
  ) async throws -> Bool {
    var random = random
    let start = ContinuousClock.now
    let (killed, touched) = try await law.backfill(rows: rows, kills: kills, random: &random)
    let seconds = start.duration(to: .now).components.seconds
    print("backfill: \(killed) runners killed; \(touched.joined(separator: ", ")); \(seconds) s")
    return killed > 0 && touched == ["touched 1: \(rows)"]
  }

  private static func hold(
    _ law: CrashLaw, runs: Int, random: SeededGenerator
  ) async throws -> Bool {
    var random = random
    try await law.prepare()
    let (wanted, events, time) = try await law.reference()
    guard wanted.rows.contains("items touched 1: \(CrashMigrations.rows)"),
      !wanted.catalogue.contains(where: { $0.hasSuffix("valid f") })
    else { throw CrashFailure("the run without a crash is wrong: \(wanted.rows)") }
    let start = ContinuousClock.now
    var (kills, broken) = (0, 0)
    for number in 0..<max(1, runs) {
      // Every boundary in its turn, then random moments; what resumes may be killed as well.
      var deaths: [CrashLaw.Death] = []
      let atBoundary = number % 2 == 0
      if atBoundary { deaths.append(.atEvent(number / 2 % events + 1)) }
      for _ in 0..<(atBoundary ? random.below(3) : 1 + random.below(3)) {
        let share = Double(random.below(1000)) / 900
        deaths.append(random.chance(30) ? .atEvent(1 + random.below(events)) : .after(time * share))
      }
      let outcome = try await law.run(number, deaths, wanted)
      kills += outcome.kills
      if !outcome.differences.isEmpty {
        broken += 1
        print("run \(number) with \(deaths):")
        for line in outcome.differences { print("  \(line)") }
      }
    }
    let seconds = start.duration(to: .now).components.seconds
    print(
      """
      crash: \(runs) runs over \(events) boundaries on PostgreSQL \(law.server.version), \
      \(kills) runners killed, \(runs - broken) ended right, \(broken) wrong; \(seconds) s
      """)
    return broken == 0
  }
}
