import BlogAPI
import Foundation
import Hummingbird
import Sengi
import SengiTesting
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The service on a port and a database of a test's own.
struct BlogServer {
  struct Answer {
    var status: Int
    var body: Data
    var location: String?

    /// The body as JSON; an empty object for an empty body.
    func json() throws -> [String: Any] {
      if body.isEmpty { return [:] }
      return try #require(try JSONSerialization.jsonObject(with: body) as? [String: Any])
    }
  }

  let client: PGClient
  private let address: String

  func get(_ path: String) async throws -> Answer { try await send("GET", path) }

  func send(_ method: String, _ path: String, _ body: String? = nil) async throws -> Answer {
    var request = URLRequest(url: try #require(URL(string: address + path)))
    request.httpMethod = method
    request.httpBody = body.map { Data($0.utf8) }
    let (data, response) = try await URLSession.shared.data(for: request)
    let answer = try #require(response as? HTTPURLResponse)
    return Answer(
      status: answer.statusCode, body: data, location: answer.value(forHTTPHeaderField: "Location"))
  }

  static func with(_ body: (BlogServer) async throws -> Void) async throws {
    let ddl = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../schema.sql").standardized, encoding: .utf8)
    try await withTestDatabase(ddl: ddl) { client in
      let (ports, port) = AsyncStream<Int>.makeStream()
      let application = Application(
        router: BlogAPI(client).router(),
        configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
        onServerRunning: { channel in
          port.yield(channel.localAddress?.port ?? 0)
          port.finish()
        })
      let running = Task { try await application.run() }
      do {
        let number = try #require(await ports.first { _ in true })
        try await body(BlogServer(client: client, address: "http://127.0.0.1:\(number)"))
      } catch {
        running.cancel()
        _ = await running.result
        throw error
      }
      running.cancel()
      _ = await running.result
    }
  }
}
