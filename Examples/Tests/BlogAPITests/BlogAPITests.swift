import Foundation
import Testing

/// Each test talks HTTP to a server of its own over a database of its own.
@Suite struct BlogAPITests {
  private func makeUser(_ server: BlogServer, _ handle: String) async throws -> String {
    let made = try await server.send(
      "POST", "/users", #"{"handle": "\#(handle)", "displayName": "The \#(handle)"}"#)
    #expect(made.status == 201)
    let path = try #require(made.location)
    #expect(try made.json()["id"] as? String == path.split(separator: "/").last.map(String.init))
    return path
  }

  private func makePost(_ server: BlogServer, _ user: String, _ slug: String) async throws -> String
  {
    let made = try await server.send(
      "POST", user + "/posts", #"{"title": "\#(slug)!", "slug": "\#(slug)", "body": "Text."}"#)
    #expect(made.status == 201)
    return try #require(made.location)
  }

  @Test func healthAnswers() async throws {
    try await BlogServer.with { server in
      let answer = try await server.get("/health")
      #expect(answer.status == 200)
      #expect(try answer.json()["status"] as? String == "ok")
    }
  }

  @Test func aUserIsMadeAndFound() async throws {
    try await BlogServer.with { server in
      let path = try await makeUser(server, "ann")
      let found = try await server.get(path)
      #expect(found.status == 200)
      #expect(try found.json()["displayName"] as? String == "The ann")
      #expect(try await server.get("/users/\(UUID())").status == 404)
      #expect(try await server.get("/users/ann").status == 400)
    }
  }

  @Test(arguments: [
    (#"{"handle": "A b", "displayName": ""}"#, 422, ["handle", "displayName"]),
    (#"{"handle": "ann", "displayName": "Another"}"#, 409, ["handle"]),
    (#"{"handle": "bob"}"#, 400, []), ("nonsense", 400, []),
  ]) func whatCannotBeAUserIsRefused(_ body: String, _ status: Int, _ fields: [String]) async throws
  {
    try await BlogServer.with { server in
      _ = try await makeUser(server, "ann")
      let refused = try await server.send("POST", "/users", body)
      #expect(refused.status == status)
      let problems = try refused.json()["problems"] as? [[String: String]] ?? []
      #expect(problems.map { $0["field"] } == fields)
      let users = try await server.get("/users").json()["items"] as? [Any]
      #expect(users?.count == 1)
    }
  }

  @Test func pagesHoldEveryPostOnceWhateverIsWrittenMeanwhile() async throws {
    try await BlogServer.with { server in
      let ann = try await makeUser(server, "ann")
      let bob = try await makeUser(server, "bob")
      var made: [String] = []
      for number in 1...7 { made.append(try await makePost(server, ann, "post-\(number)")) }
      _ = try await makePost(server, bob, "other")
      var seen: [String] = []
      var path: String? = ann + "/posts?limit=3"
      while let current = path {
        let page = try await server.get(current).json()
        let items = page["items"] as? [[String: Any]] ?? []
        #expect((1...3).contains(items.count))
        seen += items.compactMap { ($0["id"] as? String).map { "/posts/" + $0 } }
        path = (page["next"] as? String).map { ann + "/posts?limit=3&after=" + $0 }
        _ = try await makePost(server, ann, "late-\(seen.count)")
      }
      #expect(seen == made.reversed())
      #expect(try await server.get(ann + "/posts?limit=0&after=x").status == 422)
      #expect(try await server.get("/users/\(UUID())/posts").status == 404)
    }
  }

  @Test func aPostIsChangedPublishedAndRemoved() async throws {
    try await BlogServer.with { server in
      let post = try await makePost(server, makeUser(server, "ann"), "first")
      let changed = try await server.send(
        "PATCH", post,
        #"{"title": "New", "status": "published", "publishedAt": "2026-01-02T03:04:05Z"}"#)
      #expect(changed.status == 200)
      let row = try changed.json()
      #expect(row["title"] as? String == "New" && row["body"] as? String == "Text.")
      #expect(row["publishedAt"] as? String == "2026-01-02T03:04:05Z")
      let withdrawn = try await server.send("PATCH", post, #"{"publishedAt": null}"#).json()
      #expect(withdrawn["publishedAt"] == nil && withdrawn["status"] as? String == "published")
      let refused = try await server.send("PATCH", post, #"{"title": "", "status": "lost"}"#)
      #expect(refused.status == 422)
      #expect((try refused.json()["problems"] as? [Any])?.count == 2)
      #expect(try await server.send("PATCH", post, "{}").json()["title"] as? String == "New")

      #expect(try await server.send("DELETE", post).status == 204)
      #expect(try await server.get(post).status == 404)
      #expect(try await server.send("DELETE", post).status == 404)
      #expect(try await server.send("PATCH", post, #"{"title": "Again"}"#).status == 404)
    }
  }

  @Test func postsHaveTags() async throws {
    try await BlogServer.with { server in
      let user = try await makeUser(server, "ann")
      let post = try await makePost(server, user, "first")
      let other = try await makePost(server, user, "second")
      for path in [post + "/tags/swift", post + "/tags/sql", post + "/tags/swift"] {
        #expect(try await server.send("PUT", path).status == 204)
      }
      #expect(try await server.send("PUT", other + "/tags/swift").status == 204)
      let tags = try await server.get(post + "/tags")
      #expect(try JSONDecoder().decode([String].self, from: tags.body) == ["sql", "swift"])
      #expect(try await server.send("PUT", "/posts/\(UUID())/tags/swift").status == 404)
    }
  }

  @Test func aPostNeedsItsAuthorAndASlugOfItsOwn() async throws {
    try await BlogServer.with { server in
      let body = #"{"title": "T", "slug": "first", "body": ""}"#
      #expect(try await server.send("POST", "/users/\(UUID())/posts", body).status == 404)
      let user = try await makeUser(server, "ann")
      #expect(try await server.send("POST", user + "/posts", body).status == 201)
      #expect(try await server.send("POST", user + "/posts", body).status == 409)
      let untitled = #"{"title": "", "slug": "No Slug", "body": ""}"#
      #expect(try await server.send("POST", user + "/posts", untitled).status == 422)
    }
  }
}
