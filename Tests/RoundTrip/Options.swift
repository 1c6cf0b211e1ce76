import Foundation
import RoundTripLaw
import SengiScratch

/// What the command line asks for.
struct Options {
  struct Mistake: Error, CustomStringConvertible {
    var description: String
  }

  var corpus: [String] = []
  var only: [String] = []
  var random = 0
  var seed: UInt64 = 1
  var verbose = false
  var privileges = false
  var prerequisiteOnly = false
  var jobs = 2
  var folderOfServer: String?
  /// Where random schemas are written to stay.
  var write: String?

  static let usage = """
    usage: RoundTrip [--corpus DIR]... [--only NAME,NAME] [--random N] [--seed S] [--owners]
                     [--prerequisite] [--server FOLDER OF PROGRAMS] [--jobs N] [--verbose]
                     [--write FOLDER OF RANDOM SCHEMAS]
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
      case "--only": only += try value(option).split(separator: ",").map(String.init)
      case "--random": random = try number(option)
      case "--seed": seed = try number(option)
      case "--owners": privileges = true
      case "--prerequisite": prerequisiteOnly = true
      case "--server": folderOfServer = try value(option)
      case "--jobs": jobs = try number(option)
      case "--write": write = try value(option)
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

  /// `sengi` beside this program.
  func program() throws -> String {
    let own = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
    let path = own.deletingLastPathComponent().appending(path: "sengi").path
    guard prerequisiteOnly || FileManager.default.isExecutableFile(atPath: path) else {
      throw Mistake(description: "there is no program \(path); build the product sengi")
    }
    return path
  }

  /// What is to be held to the law, in the order of names; random schemas are written to `folder`.
  func subjects(major: Int, folder: URL) throws -> [Subject] {
    var subjects = try corpus.flatMap { try Subject.files(in: $0, major: major) }
    for number in 0..<UInt64(max(0, random)) {
      subjects.append(
        try Subject.random(seed: seed &+ number, in: write.map { URL(filePath: $0) } ?? folder))
    }
    if !only.isEmpty { subjects.removeAll { !only.contains($0.name) } }
    return subjects
  }
}
