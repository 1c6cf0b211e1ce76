import Foundation
import RoundTripLaw

/// `RoundTrip [--corpus DIR] [--random N] [--seed S] …`: the round-trip law over many schemas, one
/// line each and a total; ends with status 1 when the law was broken.
@main struct RoundTripCommand {
  static func main() {
    do {
      exit(try run() ? 1 : 0)
    } catch {
      print("error: \(error)")
      exit(2)
    }
  }

  /// - Returns: whether the law was broken.
  private static func run() throws -> Bool {
    let options = RoundTripOptions.parseOrExit()
    let binaries = try options.shared.binaries()
    let server = try LawServer(binaries)
    defer { server.stop() }
    let folder = try WorkFolder()
    let subjects = try options.subjects(major: server.major, folder: folder.url)
    let law = RoundTrip(
      server: server, program: try options.program(), privileges: options.owners)
    let report = Report(verbose: options.shared.verbose)
    let jobs = Jobs(count: options.jobs)
    let stopsEarly = options.prerequisite
    jobs.run(subjects) { subject in
      report.add(
        stopsEarly
          ? law.prerequisite(subject.name, sql: subject.file)
          : law.run(subject.name, sql: subject.file))
    }
    return report.close(server.version, privileges: options.owners)
  }
}
