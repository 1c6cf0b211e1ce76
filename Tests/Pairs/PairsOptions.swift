import Foundation
import PairsLaw
import SengiScratch

/// What the command line asks for.
struct PairsOptions {
  struct Mistake: Error, CustomStringConvertible {
    var description: String
  }

  var corpus: [String] = []
  var only: String?
  var suite: String?
  var random = 0
  var seed: UInt64 = 1
  /// For each table of an old schema; nil for some with random pairs, none with others.
  var rows: Int?
  var law = PairRun.Law.migration
  var verbose = false
  var privileges = true
  var jobs = 4
  var folderOfServer: String?
  /// Where plans and differences are written to.
  var output: String?

  static let usage = """
    usage: Pairs [--corpus DIR]... [--random N] [--seed S] [--only SUBSTRING] [--suite NAME]
                 [--rows N] [--online] [--without-privileges] [--server FOLDER OF PROGRAMS] [--jobs N]
                 [--output DIR] [--verbose]
    """

  init(_ arguments: ArraySlice<String>) throws {
    var rest = arguments
    func value(_ option: String) throws -> String {
      guard let value = rest.popFirst() else {
        throw Mistake(description: "\(option) needs a value\n\(Self.usage)")
      }
      return value
    }
    func number<Number: FixedWidthInteger>(_ option: String) throws -> Number {
      guard let number = Number(try value(option)) else {
        throw Mistake(description: "\(option) needs a number\n\(Self.usage)")
      }
      return number
    }
    while let option = rest.popFirst() {
      switch option {
      case "--corpus": corpus.append(try value(option))
      case "--random": random = try number(option)
      case "--seed": seed = try number(option)
      case "--rows": rows = try number(option)
      case "--only": only = try value(option)
      case "--suite": suite = try value(option)
      case "--without-privileges": privileges = false
      case "--server": folderOfServer = try value(option)
      case "--jobs": jobs = try number(option)
      case "--output": output = try value(option)
      case "--online": law = .online
      case "--verbose": verbose = true
      default: throw Mistake(description: "unknown option \(option)\n\(Self.usage)")
      }
    }
  }

  func binaries() throws -> ServerBinaries {
    guard let folderOfServer else { return try ServerBinaries.find(target: 14) }
    guard let binaries = ServerBinaries(folder: folderOfServer) else {
      throw Mistake(description: "\(folderOfServer) holds no PostgreSQL server")
    }
    return binaries
  }

  /// - Parameter folder: Where random pairs are written to.
  func pairs(folder: URL) throws -> [Pair] {
    let made = try (0..<UInt64(max(0, random))).map {
      try Pair.random(seed: seed &+ $0, in: output.map { URL(filePath: $0) } ?? folder)
    }
    return try (corpus.flatMap { try Pair.pairs(in: $0) } + made).filter { pair in
      (suite == nil || pair.suite == suite)
        && (only.map { "\(pair.suite)/\(pair.name)".contains($0) } ?? true)
    }
  }
}
