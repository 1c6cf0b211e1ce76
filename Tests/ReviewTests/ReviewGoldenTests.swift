import Foundation
import SengiScratch
import Testing

/// Reports about a repository's history equal those recorded in `Goldens`, and are the same in three
/// runs.
///
/// After a deliberate change run the tests once with `SENGI_RECORD=1`, and read the difference.
@Suite(.serialized) struct ReviewGoldenTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Goldens")
  static let isRecording = ProcessInfo.processInfo.environment["SENGI_RECORD"] == "1"

  @Test func everyRevisionIsReportedAsRecorded() async throws {
    let repository = try await ReviewedRepository()
    let server = try ScratchServer.start()
    defer { server.stop() }
    let scratch = ["--scratch", server.connectionString()]
    for (index, revision) in ReviewedRepository.revisions.enumerated() {
      for (format, ending) in [("markdown", "md"), ("json", "json")] {
        let arguments = ["--format", format] + scratch
        let run = try await repository.review(index + 1, arguments)
        #expect(run.errors == "")
        for _ in 0..<2 {
          let again = try await repository.review(index + 1, arguments)
          #expect(again == run, "\(revision.name) is not the same each time")
        }
        let golden = Self.folder.appending(path: "\(index + 1)-\(revision.name).\(ending)")
        if Self.isRecording { try Data(run.output.utf8).write(to: golden) }
        let recorded = try String(contentsOf: golden, encoding: .utf8)
        #expect(run.output == recorded, "\(revision.name).\(ending)")
        let isAlarming = recorded.contains(#""alarming": true"#)
        if format == "json" { #expect(run.status == (isAlarming ? 1 : 0), "\(revision.name)") }
      }
    }
    // Its own server finds the same as the one that was given.
    let own = try await repository.review(1, [])
    let given = try await repository.review(1, scratch)
    #expect(own == given)
  }

  /// What each revision is about stands in its report.
  @Test(arguments: [
    ("1-add-table", "new: table `blog.comments`"),
    ("2-add-column-not-null", "new: column `blog.users.email`: text — `schemas/blog.yaml:13`"),
    ("3-rename", "renamed: `blog.users.name` is now `blog.users.handle`"),
    ("3-rename", "`Blog.User.name` is now called `Blog.User.handle`"),
    ("4-enum-value", "+ 'in review'"),
    ("4-enum-value", "`Blog.Status.inReview` is new; every `switch` has to name it"),
    ("5-drop-column", "dropped: column `blog.posts.words` — `r4:schemas/blog.yaml:20`"),
    ("5-drop-column", "`Blog.Post.words` is gone"),
    ("6-type-change", "character varying(20) becomes text, is never NULL"),
    ("6-type-change", "`Blog.Post.title` was `String?` and is `String`"),
    ("7-index-and-foreign-key", "CREATE INDEX CONCURRENTLY"),
    ("8-view-change", "changed: view `blog.titles`: query"),
    ("9-json-shape", "`blog.posts.settings` is breaking: neither code reads every document"),
    ("9-json-shape", "`settings.zip`: integer becomes text (breaking)"),
    ("9-json-shape", "write documents in blog.posts.settings anew (batch)"),
  ])
  func goldenSays(_ name: String, _ words: String) throws {
    let golden = Self.folder.appending(path: "\(name).md")
    #expect(try String(contentsOf: golden, encoding: .utf8).contains(words))
  }

  /// The report in the documentation is the real one.
  @Test func theDocumentedReportIsFresh() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = root.appending(path: "Documentation/review.md")
    let golden = Self.folder.appending(path: "6-type-change.md")
    let report = try String(contentsOf: golden, encoding: .utf8)
    let text = try String(contentsOf: page, encoding: .utf8)
    let (open, close) = ("<!-- report -->\n````markdown\n", "````\n<!-- /report -->")
    let head = try #require(text.components(separatedBy: open).first)
    let tail = try #require(text.components(separatedBy: close).last)
    let fresh = head + open + report + close + tail
    if Self.isRecording { try Data(fresh.utf8).write(to: page) }
    #expect(try String(contentsOf: page, encoding: .utf8) == fresh)
  }
}
