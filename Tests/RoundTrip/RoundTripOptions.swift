import ArgumentParser
import Foundation
import RoundTripLaw

/// What the command line asks for.
struct RoundTripOptions: ParsableArguments {
  @OptionGroup var shared: LawOptions

  @Option(help: "Only the schemas of these names, with commas between them.")
  var only: [String] = []

  @Flag(help: "Hold owners and privileges to the law too.")
  var owners = false

  @Flag(help: "Only load and dump each schema, without Sengi.")
  var prerequisite = false

  @Option(help: "How many schemas to hold to the law at a time.")
  var jobs = 2

  @Option(help: ArgumentHelp("Where random schemas are written to stay.", valueName: "folder"))
  var write: String?

  /// `sengi` beside this program.
  func program() throws -> String {
    let own = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
    let path = own.deletingLastPathComponent().appending(path: "sengi").path
    guard prerequisite || FileManager.default.isExecutableFile(atPath: path) else {
      throw ValidationError("there is no program \(path); build the product sengi")
    }
    return path
  }

  /// What is to be held to the law, in the order of names; random schemas are written to `folder`.
  func subjects(major: Int, folder: URL) throws -> [Subject] {
    var subjects = try shared.corpora.flatMap { try Subject.files(in: $0, major: major) }
    for seed in shared.seeds {
      subjects.append(
        try Subject.random(seed: seed, in: write.map { URL(filePath: $0) } ?? folder))
    }
    let names = only.flatMap { $0.split(separator: ",").map(String.init) }
    if !names.isEmpty { subjects.removeAll { !names.contains($0.name) } }
    return subjects
  }
}
