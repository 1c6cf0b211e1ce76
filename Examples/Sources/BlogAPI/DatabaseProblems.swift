import Hummingbird
import Sengi

/// Tells clients what of their request the database refused, and nothing else of the database.
struct DatabaseProblems<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as PGError {
      throw Self.response(to: error) ?? error
    }
  }

  private static func response(to error: PGError) -> (any Error)? {
    switch error.server?.constraint {
    case "users_handle_key": taken("handle")
    case "posts_slug_key": taken("slug")
    case "posts_author_id_fkey", "post_tags_post_id_fkey": HTTPError(.notFound)
    case nil where [.checkoutTimeout, .connectFailed].contains(error.kind):
      HTTPError(.serviceUnavailable)
    default: nil
    }
  }

  private static func taken(_ field: String) -> Problems {
    var problems = Problems(.conflict)
    problems.expect(false, field, "is taken")
    return problems
  }
}
