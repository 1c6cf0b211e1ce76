import Foundation
import Models
import Sengi

/// Rows with keys of uuid v7, joins, JSON paths, arrays, upserts, soft delete.
func blog(_ client: PGClient, _ comparison: inout Comparison) async throws {
  let ann = try await client.fetchExactlyOne(
    Blog.User.insert(Blog.User.Insert(handle: "ann", displayName: "Ann")).returning())
  let bob = try await client.fetchExactlyOne(
    Blog.User.insert(Blog.User.Insert(handle: "bob", displayName: "Bob 🐘")).returning())
  comparison.expect("user by key", try await client.fetchOne(Blog.User.find(ann.id)), equals: ann)
  comparison.expect(
    "user by handle", try await client.fetchOne(Blog.User.find(handle: "bob")), equals: bob)

  let profile = Blog.Profile.Insert(userId: ann.id, bio: "Writes.")
  try await client.execute(Blog.Profile.insert(profile))
  comparison.expect(
    "profile", try await client.fetchOne(Blog.Profile.find(ann.id)),
    equals: Blog.Profile(userId: ann.id, bio: "Writes.", website: nil))

  var posts: [Blog.Post] = []
  for number in 1...100 {
    let metadata = Blog.PostMetadata(
      readingMinutes: number % 10 == 0 ? nil : Int32(number % 10), featured: number % 4 == 0,
      seo: Blog.PostMetadata.SEO(title: "Post \(number)", description: nil),
      links: [Blog.Link(url: "https://example.org/\(number)", label: nil)])
    let insert = Blog.Post.Insert(
      authorId: number % 2 == 0 ? ann.id : bob.id, title: "Post \(number)", slug: "post-\(number)",
      body: "It's about \"quotes\" and \\ in number \(number).",
      status: number % 5 == 0 ? .published : .draft, readingOrder: Int32(number),
      keywords: number % 3 == 0 ? ["swift", "sql"] : ["other"], metadata: metadata)
    posts.append(try await client.fetchExactlyOne(Blog.Post.insert(insert).returning()))
    comparison.expect("written metadata", posts[number - 1].metadata, equals: metadata)
  }
  let all = try await client.fetchAll(Blog.Post.from().orderBy { $0.readingOrder.asc() })
  comparison.expect("posts", all, equals: posts)

  let featured = try await client.fetchAll(
    Blog.Post.where { $0.metadata.featured == true && $0.keywords.contains(["swift"]) }
      .orderBy { $0.readingOrder.asc() })
  comparison.expect(
    "posts by JSON path and array", featured,
    equals: posts.filter { $0.metadata.featured && $0.keywords.contains("swift") })

  let joined = try await client.fetchAll(
    Blog.Post.join(Blog.User.self) { post, user in user.id == post.authorId }
      .where { post, user in user.handle == "ann" && post.status == .published }
      .orderBy { post, user in post.readingOrder.asc() }
      .select { post, user in (post.title, user.displayName) })
  comparison.expect(
    "joined rows", joined.map { "\($0.0)/\($0.1)" },
    equals: posts.filter { $0.authorId == ann.id && $0.status == .published }
      .map { "\($0.title)/Ann" })

  let byAuthor = try await client.fetchRelated(Blog.User.posts, of: [ann, bob])
  comparison.expect("Ann's posts", byAuthor[ann.id]?.count, equals: 50)

  try await client.execute(
    Blog.Post.where { $0.id == posts[0].id }.update {
      $0.title = "Renamed"
      $0.readingOrder = $0.readingOrder + 1000
      $0.status = .archived
    })
  let renamed = try await client.fetchExactlyOne(Blog.Post.find(posts[0].id))
  comparison.expect("updated title", renamed.title, equals: "Renamed")
  comparison.expect("updated number", renamed.readingOrder, equals: 1001)
  comparison.expect("touched", renamed.updatedAt > posts[0].updatedAt, equals: true)

  let tag = try await client.fetchExactlyOne(
    Blog.Tag.insert(Blog.Tag.Insert(name: "swift")).returning())
  let again = try await client.fetchExactlyOne(
    Blog.Tag.insert(Blog.Tag.Insert(name: "swift"))
      .onConflict({ $0.name }) { row, new in row.name = new.name }.returning())
  comparison.expect("upserted tag", again, equals: tag)

  try await client.execute(Blog.Post.softDelete(posts[1].id))
  comparison.expect(
    "posts left", try await client.fetchCount(Blog.Post.from()), equals: posts.count - 1)
  try await client.execute(Blog.Post.restore(posts[1].id))
  comparison.expect("posts again", try await client.fetchCount(Blog.Post.from()), equals: 100)
  print("blog: 100 posts by 2 authors written, joined, filtered, updated, upserted")
}
