import SengiClient
import SengiDiagnostics
import SengiReading
import SengiScratch
import SengiServerCheck

/// The step of `check` that builds the schema on a throw-away server.
enum ServerStage {
  /// - Throws: exit status 4 after printing what is wrong with the server.
  static func findings(of read: ReadSchema) async throws -> Diagnostics {
    let server: ScratchServer
    do {
      server = try ScratchServer.start(target: read.schema.target.major)
    } catch {
      Output.report(CompilerFormat.render(error.diagnostic))
      throw Status.server
    }
    defer { server.stop() }
    let client = PGClient(PGConfiguration(server.connectionString(database: "postgres")))
    do {
      let findings = try await client.withConnection { connection in
        try await ServerCheck(read).findings(on: connection)
      }
      await client.close()
      return findings
    } catch {
      await client.close()
      Output.report("error: the server failed during the check: \(error)\n")
      throw Status.server
    }
  }
}
