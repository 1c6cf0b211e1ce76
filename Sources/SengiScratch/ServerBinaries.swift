#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder with PostgreSQL's server programs.
public struct ServerBinaries: Sendable, Hashable {
  /// The environment variable that names the folder and ends the search.
  public static let variable = "SENGI_POSTGRES_BIN"

  /// The folder's absolute path.
  public let folder: String
  /// What `postgres --version` says, such as `15.20` or `18beta1`.
  public let version: String
  /// The major version, such as 15.
  public let major: Int

  public func path(of program: String) -> String { "\(folder)/\(program)" }

  /// The server programs to use: the folder that ``variable`` names, else of all that are found the
  /// highest major version, and among equals the first of `pg_config --bindir`, the places where
  /// Debian, PostgreSQL's own packages and Homebrew install, and `PATH`.
  ///
  /// - Parameters:
  ///   - target: The lowest major version that will do.
  ///   - exactly: Whether no later one will do.
  public static func find(
    target: Int, exactly: Bool = false
  ) throws(ScratchFailure) -> ServerBinaries {
    let environment = ProcessInfo.processInfo.environment
    if let chosen = environment[variable], !chosen.isEmpty {
      guard let binaries = ServerBinaries(folder: absolute(chosen)) else {
        throw .chosenFolderUnusable(chosen)
      }
      return try best(of: [binaries], target: target, exactly: exactly)
    }
    return try best(
      of: installed(searchPath: environment["PATH"] ?? ""), target: target, exactly: exactly)
  }

  static func best(
    of found: [ServerBinaries], target: Int, exactly: Bool = false
  ) throws(ScratchFailure) -> ServerBinaries {
    if found.isEmpty { throw .noBinaries() }
    var best: ServerBinaries?
    for binaries in found
    where binaries.major >= max(target, best.map { $0.major + 1 } ?? 0)
      && (!exactly || binaries.major == target)
    {
      best = binaries
    }
    guard let best else {
      throw exactly
        ? .noneOfVersion(target, found: found) : .noneRecentEnough(target: target, found: found)
    }
    return best
  }

  private static func installed(searchPath: String) -> [ServerBinaries] {
    let path = searchPath.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    var folders: [String] = []
    if let configuration = path.first(where: { isExecutable("\($0)/pg_config") }),
      let output = ChildProcess.output(of: "\(configuration)/pg_config", ["--bindir"])
    {
      folders.append(output.filter { !$0.isNewline })
    }
    for major in majorsTried {
      folders += [
        "/usr/lib/postgresql/\(major)/bin", "/usr/pgsql-\(major)/bin",
        "/opt/homebrew/opt/postgresql@\(major)/bin", "/usr/local/opt/postgresql@\(major)/bin",
        "/home/linuxbrew/.linuxbrew/opt/postgresql@\(major)/bin",
        "/Applications/Postgres.app/Contents/Versions/\(major)/bin",
      ]
    }
    folders += path
    var seen: Set<String> = []
    return folders.filter { seen.insert($0).inserted }.compactMap(ServerBinaries.init(folder:))
  }

  private static let majorsTried = 14...30

  /// The server whose programs lie in `folder`; nil when there is none that runs.
  public init?(folder: String) {
    guard Self.isExecutable("\(folder)/postgres"), Self.isExecutable("\(folder)/initdb"),
      let output = ChildProcess.output(of: "\(folder)/postgres", ["--version"]),
      let version = Self.version(in: output)
    else { return nil }
    self.init(folder: folder, version: version.text, major: version.major)
  }

  init(folder: String, version: String, major: Int) {
    self.folder = folder
    self.version = version
    self.major = major
  }

  /// Reads `postgres (PostgreSQL) 15.20 (Debian 15.20-1)`.
  static func version(in output: String) -> (text: String, major: Int)? {
    for word in output.split(whereSeparator: \.isWhitespace) {
      if let major = Int(word.prefix { ("0"..."9").contains($0) }) { return (String(word), major) }
    }
    return nil
  }

  private static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
  }
}
