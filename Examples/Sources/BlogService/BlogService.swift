import BlogAPI
import Foundation
import Hummingbird
import Sengi

/// Serves the blog on the port of `PORT`, or 8080, from the database of `SENGI_DATABASE_URL`:
/// `swift run sengi dev --schemas ../schemas -- swift run BlogService`.
@main struct BlogService {
  static func main() async throws {
    let environment = ProcessInfo.processInfo.environment
    guard let url = environment["SENGI_DATABASE_URL"] else {
      print("set SENGI_DATABASE_URL")
      exit(2)
    }
    let client = PGClient(PGConfiguration(url))
    let port = environment["PORT"].flatMap { Int($0) } ?? 8080
    let application = Application(
      router: BlogAPI(client).router(),
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)))
    try await application.runService()
    await client.close()
  }
}
