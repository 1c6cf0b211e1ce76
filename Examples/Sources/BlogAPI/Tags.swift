import Models
import Sengi

extension BlogAPI {
  func tags(of post: Blog.Post.ID) async throws -> [String] {
    try await client.fetchAll(
      Blog.PostTag.join(Blog.Tag.self) { link, tag in tag.id == link.tagId }
        .where { link, _ in link.postId == post }
        .orderBy { _, tag in tag.name.asc() }
        .select { _, tag in tag.name })
  }

  /// Gives the post the tag, which is made when there is none of that name; twice is as once.
  func tag(_ post: Blog.Post.ID, _ name: String) async throws {
    var problems = Problems()
    problems.expect((1...40).contains(name.count), "tag", "has 1 to 40 characters")
    try problems.throwIfAny()
    try await client.transaction { transaction in
      let tag = try await transaction.fetchExactlyOne(
        Blog.Tag.insert(Blog.Tag.Insert(name: name))
          .onConflict({ $0.name }) { row, new in row.name = new.name }.returning())
      try await transaction.execute(
        Blog.PostTag.insert(Blog.PostTag.Insert(postId: post, tagId: tag.id))
          .onConflictDoNothing())
    }
  }
}
