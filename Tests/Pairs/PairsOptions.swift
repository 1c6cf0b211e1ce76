import ArgumentParser
import Foundation
import PairsLaw
import RoundTripLaw

/// What the command line asks for.
struct PairsOptions: ParsableArguments {
  @OptionGroup var shared: LawOptions

  @Option(help: "Only pairs in whose SUITE/NAME the text stands.")
  var only: String?

  @Option(help: "Only the pairs of a suite.")
  var suite: String?

  @Option(help: "Rows for each table of an old schema; else 3 with random pairs, none with others.")
  var rows: Int?

  @Flag(help: "Compare the way from a live database with the way from its files.")
  var online = false

  @Flag(help: "Leave out who may do what.")
  var withoutPrivileges = false

  @Option(help: "How many pairs to hold to the law at a time.")
  var jobs = 4

  @Option(help: ArgumentHelp("Where plans and differences are written to.", valueName: "folder"))
  var output: String?

  /// - Parameter folder: Where random pairs are written to.
  func pairs(folder: URL) throws -> [Pair] {
    let made = try shared.seeds.map {
      try Pair.random(seed: $0, in: output.map { URL(filePath: $0) } ?? folder)
    }
    return try (shared.corpora.flatMap { try Pair.pairs(in: $0) } + made).filter { pair in
      (suite == nil || pair.suite == suite)
        && (only.map { "\(pair.suite)/\(pair.name)".contains($0) } ?? true)
    }
  }
}
