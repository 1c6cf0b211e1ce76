@testable import SengiScratch

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The command-line client that comes with a server.
struct PSQL {
  struct Failure: Error {
    var output: String
  }

  let server: ScratchServer
  let database: String

  init(_ server: ScratchServer, database: String = "postgres") {
    self.server = server
    self.database = database
  }

  /// Runs the SQL, stopping at the first error.
  /// - Returns: The rows, one a line, without any decoration.
  @discardableResult
  func run(_ sql: String) throws -> String {
    let file = TemporaryFile()
    defer { file.remove() }
    try file.write(sql)
    return try output(
      of: "psql", ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-f", file.path])
  }

  /// The whole schema as the server's own tool says it, without what differs from run to run.
  func dump() throws -> [Substring] {
    try output(of: "pg_dump", ["-s"]).split(separator: "\n").filter {
      !$0.hasPrefix("\\restrict") && !$0.hasPrefix("\\unrestrict")
    }
  }

  private func output(of program: String, _ arguments: [String]) throws -> String {
    let pipe = try DescriptorPipe()
    defer { close(pipe.reading) }
    let child = try ChildProcess(
      server.binaries.path(of: program),
      arguments + ["-d", server.connectionString(database: database)], input: nil,
      output: pipe.writing)
    close(pipe.writing)
    let output = DescriptorPipe.readToEnd(pipe.reading)
    guard child.wait() == 0 else { throw Failure(output: output) }
    return output
  }
}
