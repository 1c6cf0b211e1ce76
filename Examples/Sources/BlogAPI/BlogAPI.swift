import Hummingbird
import Sengi

/// Users, their posts and the posts' tags over HTTP.
public struct BlogAPI: Sendable {
  let client: PGClient

  public init(_ client: PGClient) {
    self.client = client
  }

  public func router() -> Router<BasicRequestContext> {
    let router = Router(context: BasicRequestContext.self)
    router.add(middleware: DatabaseProblems())
    router.get("health") { _, _ in try await health() }
    addUsers(to: router.group("users"))
    addPosts(to: router.group("posts"))
    return router
  }

  private func health() async throws -> Health {
    do {
      let answer = try await client.fetchExactlyOne(SQL.query("SELECT 1", as: Int32.self))
      return Health(status: answer == 1 ? "ok" : "confused")
    } catch is PGError {
      throw HTTPError(.serviceUnavailable, message: "the database does not answer")
    }
  }

  private struct Health: ResponseEncodable {
    var status: String
  }
}
