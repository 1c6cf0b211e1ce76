import Hummingbird
import Models
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
    switch error.constraint {
    case Blog.User.Constraint.handleKey: taken("handle")
    case Blog.Post.Constraint.slugKey: taken("slug")
    case Blog.Post.Constraint.authorIdFkey, Blog.PostTag.Constraint.postIdFkey:
      HTTPError(.notFound)
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
