import Foundation
import PairsLaw
import RoundTripLaw
import SengiScratch

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
    let options = try PairsOptions(CommandLine.arguments.dropFirst())
    let binaries = try options.binaries()
    let folder = try WorkFolder()
    let report = PairsReport(verbose: options.verbose, output: options.output)
    try await PairRun.run(
      options.pairs(folder: folder.url), law: options.law, on: binaries,
      privileges: options.privileges,
      rows: options.rows ?? (options.random > 0 ? 3 : 0), jobs: options.jobs
    ) { record in
      report.add(record)
    }
    return report.close(binaries.version)
  }
}
