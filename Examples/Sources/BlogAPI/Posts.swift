import Foundation
import Hummingbird
import Models
import Sengi

extension BlogAPI {
  func addPosts(to group: RouterGroup<BasicRequestContext>) {
    @Sendable func id(_ context: BasicRequestContext) throws -> Blog.Post.ID {
      try context.parameters.require("post", as: Blog.Post.ID.self)
    }
    group.get(":post") { _, context in try await post(id(context)) }
    group.patch(":post") { request, context in
      try await change(
        id(context), request.decode(as: PostChanges.self, context: context).changes)
    }
    group.delete(":post") { _, context in
      try await remove(id(context))
      return HTTPResponse.Status.noContent
    }
    group.get(":post/tags") { _, context in try await tags(of: id(context)) }
    group.put(":post/tags/:tag") { _, context in
      try await tag(id(context), context.parameters.require("tag"))
      return HTTPResponse.Status.noContent
    }
  }

  func posts(
    of author: Blog.User.ID, _ page: PageRequest<Blog.Post.ID>
  ) async throws -> Page<PostBody> {
    var query = Blog.Post.where { $0.authorId == author }
    if let after = page.after { query.filter { $0.id < after } }
    let rows = try await client.fetchAll(
      query.orderBy { $0.id.desc() }.limit(page.limit + 1))
    if rows.isEmpty, try await client.fetchOne(Blog.User.find(author)) == nil {
      throw HTTPError(.notFound)
    }
    return Page(rows, page, key: \.id, item: PostBody.init)
  }

  func makePost(of author: Blog.User.ID, _ new: NewPost) async throws -> PostBody {
    try new.validate()
    let insert = Blog.Post.Insert(
      authorId: author, title: new.title, slug: new.slug, body: new.body,
      keywords: new.keywords)
    return PostBody(try await client.fetchExactlyOne(Blog.Post.insert(insert).returning()))
  }

  private func post(_ id: Blog.Post.ID) async throws -> PostBody {
    guard let post = try await client.fetchOne(Blog.Post.find(id)) else {
      throw HTTPError(.notFound)
    }
    return PostBody(post)
  }

  private func change(
    _ id: Blog.Post.ID, _ changes: Blog.Post.Changes
  ) async throws -> PostBody {
    if changes.isEmpty { return try await post(id) }
    let changed = try await client.fetchAll(
      Blog.Post.where { $0.id == id }.update(changes).returning())
    guard let post = changed.first else { throw HTTPError(.notFound) }
    return PostBody(post)
  }

  /// The row stays, marked as deleted.
  private func remove(_ id: Blog.Post.ID) async throws {
    if try await client.execute(Blog.Post.softDelete(id)) == 0 { throw HTTPError(.notFound) }
  }

  struct NewPost: Decodable {
    var title: String
    var slug: String
    var body: String
    var keywords: [String]?

    func validate() throws {
      var problems = Problems()
      problems.expect(!title.isEmpty, "title", "is empty")
      problems.expect(
        slug.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "slug",
        "has small letters and digits, with single hyphens between")
      try problems.throwIfAny()
    }
  }

  /// What a request says of each column: nothing, a value, or null.
  struct PostChanges: Decodable {
    var changes = Blog.Post.Changes()

    private enum CodingKeys: String, CodingKey {
      case title, body, status, publishedAt
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      var problems = Problems()
      if let title = try container.decodeIfPresent(String.self, forKey: .title) {
        problems.expect(!title.isEmpty, "title", "is empty")
        changes.title = title
      }
      if let body = try container.decodeIfPresent(String.self, forKey: .body) {
        changes.body = body
      }
      if let name = try container.decodeIfPresent(String.self, forKey: .status) {
        let status = Blog.PostStatus(rawValue: name)
        problems.expect(status != nil, "status", "is no status of a post")
        if let status { changes.status = status }
      }
      if container.contains(.publishedAt) {
        changes.publishedAt = try container.decodeIfPresent(Date.self, forKey: .publishedAt)
      }
      try problems.throwIfAny()
    }
  }

  struct PostBody: ResponseEncodable {
    var id: String
    var authorId: String
    var title: String
    var slug: String
    var body: String
    var status: String
    var keywords: [String]
    var publishedAt: Date?

    init(_ post: Blog.Post) {
      id = post.id.description
      authorId = post.authorId.description
      title = post.title
      slug = post.slug
      body = post.body
      status = post.status.rawValue
      keywords = post.keywords
      publishedAt = post.publishedAt
    }
  }
}
