import Foundation
import PairsLaw
import RoundTripLaw

/// `Pairs --corpus DIR …`: the migration law over many pairs of schemas, a line for each that fails
/// and one for each suite; ends with status 1 when the law was broken.
@main struct PairsCommand {
  static func main() async {
    do {
      exit(try await run() ? 1 : 0)
    } catch {
      print("error: \(error)")
      exit(2)
    }
  }

  /// - Returns: whether the law was broken.
  private static func run() async throws -> Bool {
    let options = PairsOptions.parseOrExit()
    let binaries = try options.shared.binaries()
    let folder = try WorkFolder()
    let report = PairsReport(verbose: options.shared.verbose, output: options.output)
    try await PairRun.run(
      options.pairs(folder: folder.url), law: options.online ? .online : .migration, on: binaries,
      privileges: !options.withoutPrivileges,
      rows: options.rows ?? (options.shared.random > 0 ? 3 : 0), jobs: options.jobs
    ) { record in
      report.add(record)
    }
    return report.close(binaries.version)
  }
}
