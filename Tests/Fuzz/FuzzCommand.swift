import Foundation
import Mutation

/// `Fuzz --seconds N ROOT`: mutated schemas, made from the files of the package in ROOT, through
/// reader, rules, DDL and Swift; ends with status 1 when one crashed, hung or broke a law, and saves
/// it.
@main struct FuzzCommand {
  static func main() {
    do {
      let options = try FuzzOptions(CommandLine.arguments.dropFirst())
      if let worker = options.worker {
        exit(try FuzzWorker(options, worker).run())
      }
      exit(try FuzzSupervisor(options).run() ? 1 : 0)
    } catch {
      print("error: \(error)")
      exit(2)
    }
  }
}
