import ArgumentParser
import SengiClient
import SengiDiagnostics
import SengiGenerator
import SengiProjectDDL
import SengiScratch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct DevCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dev",
    abstract: "Starts a throw-away server with the schema applied, until interrupted.",
    discussion: """
      Prints one line, the connection string, on the standard output. The server and its folder go \
      when this process ends, however it ends. With a command after --, runs that with \
      SENGI_DATABASE_URL set and ends with its status.
      """)

  @OptionGroup var options: ProjectOptions

  @Argument(parsing: .postTerminator, help: "A command to run against the server.")
  var command: [String] = []

  func run() async throws {
    var diagnostics = Diagnostics()
    let project = try options.project()
    let reading = project.read(into: &diagnostics)
    let sql = reading.flatMap { _ in project.ddl(includesRoles: true, into: &diagnostics) }
    Output.show(diagnostics)
    guard let reading, let sql else { throw Status.invalidInput }
    let server: ScratchServer
    do {
      server = try ScratchServer.start(target: reading.read.schema.target.major)
    } catch {
      Output.report(CompilerFormat.render(error.diagnostic))
      throw Status.server
    }
    defer { server.stop() }
    let url = server.connectionString(database: "postgres")
    do {
      let client = PGClient(PGConfiguration(url))
      try await client.execute(script: SQLScript(trusted: sql))
      // What `push` asks for.
      try await client.execute(
        script: SQLScript(trusted: "ALTER DATABASE postgres SET sengi.dev = on"))
      await client.close()
    } catch {
      Output.report("error: the server refused the schema: \(error)\n")
      throw Status.server
    }
    guard command.isEmpty else {
      let status = runCommand(url)
      server.stop()
      throw ExitCode(status)
    }
    Output.write(url + "\n")
    Self.waitForInterrupt()
  }

  /// Runs the command in the foreground and returns its exit status.
  private func runCommand(_ url: String) -> Int32 {
    setenv("SENGI_DATABASE_URL", url, 1)
    var arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    guard posix_spawnp(&child, command[0], nil, nil, &arguments, environ) == 0 else {
      Output.report("error: cannot run \(command[0])\n")
      return 127
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) == -1, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  private static func waitForInterrupt() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var received: Int32 = 0
    sigwait(&signals, &received)
  }
}
