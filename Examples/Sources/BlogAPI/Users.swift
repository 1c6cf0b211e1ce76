import Foundation
import Hummingbird
import Models
import Sengi

extension BlogAPI {
  func addUsers(to group: RouterGroup<BasicRequestContext>) {
    group.get { request, _ in try await users(PageRequest(request)) }
    group.post { request, context in
      let user = try await makeUser(request.decode(as: NewUser.self, context: context))
      return EditedResponse(
        status: .created, headers: [.location: "/users/\(user.id)"], response: user)
    }
    group.get(":user") { _, context in
      try await user(context.parameters.require("user", as: Blog.User.ID.self))
    }
    group.get(":user/posts") { request, context in
      try await posts(
        of: context.parameters.require("user", as: Blog.User.ID.self), PageRequest(request))
    }
    group.post(":user/posts") { request, context in
      let author = try context.parameters.require("user", as: Blog.User.ID.self)
      let new = try await request.decode(as: NewPost.self, context: context)
      let post = try await makePost(of: author, new)
      return EditedResponse(
        status: .created, headers: [.location: "/posts/\(post.id)"], response: post)
    }
  }

  /// Newest first: keys are UUIDs of version 7, which grow with time.
  private func users(_ page: PageRequest<Blog.User.ID>) async throws -> Page<UserBody> {
    var query = Blog.User.from()
    if let after = page.after { query.filter { $0.id < after } }
    let rows = try await client.fetchAll(
      query.orderBy { $0.id.desc() }.limit(page.limit + 1))
    return Page(rows, page, key: \.id, item: UserBody.init)
  }

  private func makeUser(_ new: NewUser) async throws -> UserBody {
    try new.validate()
    let insert = Blog.User.Insert(handle: new.handle, displayName: new.displayName)
    return UserBody(try await client.fetchExactlyOne(Blog.User.insert(insert).returning()))
  }

  private func user(_ id: Blog.User.ID) async throws -> UserBody {
    guard let user = try await client.fetchOne(Blog.User.find(id)) else {
      throw HTTPError(.notFound)
    }
    return UserBody(user)
  }

  struct NewUser: Decodable {
    var handle: String
    var displayName: String

    func validate() throws {
      var problems = Problems()
      problems.expect(
        handle.wholeMatch(of: /[a-z][a-z0-9_]{2,30}/) != nil, "handle",
        "has 3 to 31 small letters, digits and underscores, a letter first")
      problems.expect(!displayName.isEmpty, "displayName", "is empty")
      try problems.throwIfAny()
    }
  }

  struct UserBody: ResponseEncodable {
    var id: String
    var handle: String
    var displayName: String
    var createdAt: Date

    init(_ user: Blog.User) {
      id = user.id.description
      handle = user.handle
      displayName = user.displayName
      createdAt = user.createdAt
    }
  }
}
