import Foundation
import Testing

/// A git repository whose schema changes with every commit, tagged `r0` to `r9`; generated code is
/// checked in, and brought up to date with the second commit only.
final class ReviewedRepository: Sendable {
  struct Revision: Sendable {
    var name: String
    /// Replacements in the file of the revision before.
    var edits: [(String, String)]
  }

  static let first = """
    namespace: blog
    enums:
      status: [draft, published]
    shapes:
      settings:
        enforce: true
        fields: { name: text, zip: int }
    tables:
      users:
        columns:
          id: bigint primary key
          name: text
      posts:
        columns:
          id: bigint primary key
          author: bigint
          title: varchar(20)?
          status: status default 'draft'
          words: int default 0
          settings: jsonb<settings>?
        indexes:
          - (status)
    views:
      titles:
        sql: as select id, title from posts where status = 'published'
        columns:
          id: bigint
          title: text?

    """

  static let revisions: [Revision] = [
    Revision(
      name: "add-table",
      edits: [
        (
          "views:\n",
          """
            comments:
              columns:
                id: bigint generated always as identity primary key
                body: text
          views:

          """
        )
      ]),
    Revision(
      name: "add-column-not-null",
      edits: [("      name: text\n", "      name: text\n      email: text\n")]),
    Revision(
      name: "rename",
      edits: [("      name: text\n", "      handle: { sql: text, was: name }\n")]),
    Revision(name: "enum-value", edits: [("[draft, published]", "[draft, in review, published]")]),
    Revision(name: "drop-column", edits: [("      words: int default 0\n", "")]),
    Revision(name: "type-change", edits: [("title: varchar(20)?", "title: text")]),
    Revision(
      name: "index-and-foreign-key",
      edits: [
        ("      author: bigint\n", "      author: bigint references users on delete cascade\n"),
        ("      - (status)\n", "      - (status)\n      - (author)\n"),
      ]),
    Revision(
      name: "view-change",
      edits: [
        ("as select id, title from posts", "as select id, title, author from posts"),
        ("      title: text?\n", "      title: text?\n      author: bigint\n"),
      ]),
    Revision(
      name: "json-shape",
      edits: [
        ("name: text, zip: int", "title: { sql: text, was: name }, zip: text, locale: text?")
      ]),
  ]

  let url: URL

  init() async throws {
    url = FileManager.default.temporaryDirectory.appending(path: "sengi-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try await git(["init", "-q", "-b", "main"])
    try write("sengi.yaml", "target: 15\noutput: Sources/Models\nswift: { access: public }\n")
    var text = Self.first
    try await commit(text, number: 0, generating: true)
    for (number, revision) in Self.revisions.enumerated() {
      for (old, new) in revision.edits {
        #expect(text.contains(old), "the edit of \(revision.name) has nothing to change")
        text = text.replacing(old, with: new)
      }
      try await commit(text, number: number + 1, generating: number == 0)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ name: String, _ text: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func commit(_ schema: String, number: Int, generating: Bool) async throws {
    try write("schemas/blog.yaml", schema)
    if generating {
      let run = try await ReviewProgram.sengi(["generate"], in: url)
      try #require(run.status == 0, "printed: \(run.errors)")
    }
    try await git(["add", "-A"])
    try await git(["-c", "user.name=t", "-c", "user.email=t@t", "commit", "-q", "-m", "t"])
    try await git(["tag", "r\(number)"])
  }

  func git(_ arguments: [String]) async throws {
    let run = try await ReviewProgram.run(
      URL(filePath: "/usr/bin/env"), ["git"] + arguments, in: url)
    try #require(run.status == 0, "git \(arguments): \(run.errors)")
  }

  /// The report about a commit since the one before it.
  func review(_ number: Int, _ more: [String]) async throws -> ReviewProgram.Run {
    try await git(["checkout", "-q", "r\(number)"])
    return try await ReviewProgram.sengi(["review", "--base", "r\(number - 1)"] + more, in: url)
  }
}
