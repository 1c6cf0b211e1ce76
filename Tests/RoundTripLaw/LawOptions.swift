import ArgumentParser
import SengiScratch

/// What the programs of both laws are asked alike on the command line.
public struct LawOptions: ParsableArguments {
  @Option(
    name: .customLong("corpus"),
    help: ArgumentHelp("A folder to hold to the law; may be given repeatedly.", valueName: "folder")
  )
  public var corpora: [String] = []

  @Option(help: "How many random ones to hold to it.")
  public var random = 0

  @Option(help: "The number the random ones are made from.")
  public var seed: UInt64 = 1

  @Option(help: ArgumentHelp("The folder of a server's programs.", valueName: "folder"))
  public var server: String?

  @Flag(help: "Show what differs.")
  public var verbose = false

  public init() {}

  /// A number for each random one.
  public var seeds: [UInt64] {
    (0..<UInt64(max(0, random))).map { seed &+ $0 }
  }

  /// - Throws: `ValidationError` where the folder said holds no server, `ServerBinaries`' own errors
  ///   where none was said and none is found.
  public func binaries() throws -> ServerBinaries {
    guard let server else { return try ServerBinaries.find(target: 14) }
    guard let binaries = ServerBinaries(folder: server) else {
      throw ValidationError("\(server) holds no PostgreSQL server")
    }
    return binaries
  }
}
