import Testing

@testable import SengiReview

/// What is read from generated Swift, and what a difference in it means.
@Suite struct InterfaceTests {
  static let text = ##"""
    import Sengi

    extension Blog {
      /// A row: `struct Wrong {`.
      public struct Post: SQLTable, Hashable {
        public typealias ID = PGID<Post, UUID>
        /// `text`
        public var title: String
        public var note: String?
        private var secret: Int
        public let _source: UInt32

        public init(
          id: ID,
          title: String
        ) {
          self.title = "} \(title.map { "}" } ?? "{")"
        }
        public static var sql: StaticString { #"{ "a" "# }
        public struct Columns: SQLTableColumns {
          public var title: SQLJSONColumn<A, B> {
            SQLJSONColumn(_source, "title")
          }
        }
        public struct Insert: SQLInsertable {
          public var title: String
          public init(title: String, note: String? = nil) { self.title = title }
        }
        public static func find(_ id: ID, by name: [String: Int]) -> SQLStatement<Post> {
          SQLStatement("}")
        }
      }
      public enum Status: String, PGEnum {
        case draft
        case `in` = "IN }"
      }
    }
    """##

  @Test func declarationsAreRead() throws {
    let interface = SwiftInterface(files: [Self.text])
    #expect(
      interface.types.keys.sorted() == [
        "Blog", "Blog.Post", "Blog.Post.Columns", "Blog.Post.Insert", "Blog.Status",
      ])
    let post = try #require(interface.types["Blog.Post"])
    #expect(post.conformances == ["SQLTable", "Hashable"])
    #expect(
      post.members.map(\.name) == [
        "ID", "title", "note", "init(id:title:)", "sql", "find(_:by:)",
      ])
    #expect(post.members.last?.type == "-> SQLStatement<Post>")
    #expect(post.members.last?.parameters.last?.type == "[String: Int]")
    #expect(interface.types["Blog.Status"]?.members.map(\.name) == ["draft", "`in`"])
    let insert = try #require(interface.types["Blog.Post.Insert"]?.members.last)
    #expect(insert.parameters.map(\.hasDefault) == [false, true])
  }

  private func changes(
    _ edits: [(String, String)], renamings: [SwiftRenaming] = []
  ) -> [String] {
    var text = Self.text
    for (old, new) in edits {
      #expect(text.contains(old))
      text = text.replacing(old, with: new)
    }
    let comparison = InterfaceComparison(
      from: SwiftInterface(files: [Self.text]), to: SwiftInterface(files: [text]),
      renamings: renamings)
    return comparison.changes.map { "\($0.kind.rawValue): \($0.prose)" }
  }

  @Test func bodiesAndCommentsAreNoChange() {
    #expect(changes([("A row", "The row"), ("\"}\")", "\"{\")"), ("\"IN }\"", "\"IN\"")]) == [])
  }

  @Test func memberThatGoesBreaks() {
    #expect(
      changes([("    public var note: String?\n", "")]) == ["breaking: Blog.Post.note is gone"])
    #expect(
      changes([("case draft\n", "")]) == ["breaking: Blog.Status.draft is gone"])
  }

  @Test func memberOfAnotherTypeBreaks() {
    #expect(
      changes([("public var note: String?", "public var note: String")])
        == ["breaking: Blog.Post.note was String? and is String"])
    #expect(
      changes([("-> SQLStatement<Post>", "-> SQLCommand")])
        == [
          "breaking: Blog.Post.find(_:by:) was -> SQLStatement<Post> and is -> SQLCommand"
        ])
  }

  @Test func insertThatNeedsMoreBreaks() {
    #expect(
      changes([("note: String? = nil)", "note: String? = nil, x: Int)")])
        == ["breaking: Blog.Post.Insert.init takes x: Int too, and needs it"])
    #expect(
      changes([("note: String? = nil)", "note: String? = nil, x: Int? = nil)")])
        == ["additive: Blog.Post.Insert.init takes x: Int? too, if wanted"])
    #expect(
      changes([("note: String? = nil)", "note: String?)")])
        == ["breaking: Blog.Post.Insert.init now needs note"])
  }

  @Test func rowsMadeByHandAreAKindOfTheirOwn() {
    #expect(
      changes([("      title: String\n", "      title: String,\n      x: Int\n")])
        == ["construction: Blog.Post.init takes x: Int too, and needs it"])
  }

  @Test func newCaseBreaksAndNewTypeDoesNot() {
    #expect(
      changes([("case draft", "case draft\n    case gone")])
        == ["breaking: Blog.Status.gone is new; every switch has to name it"])
    #expect(
      changes([("  public enum Status", "  public struct New {}\n  public enum Status")])
        == ["additive: Blog.New is new"])
  }

  @Test func renamedTypeIsOneChange() {
    let renamed = changes(
      [("Post", "Article")], renamings: [SwiftRenaming(from: "Blog.Post", to: "Blog.Article")])
    #expect(renamed == ["breaking: Blog.Post is now called Blog.Article"])
  }

  @Test func renamedPropertyIsOneChange() {
    let renamed = changes(
      [("title: String", "headline: String"), ("var title: SQL", "var headline: SQL")],
      renamings: [SwiftRenaming(owner: "Blog.Post", from: "title", to: "headline")])
    #expect(renamed == ["breaking: Blog.Post.title is now called Blog.Post.headline"])
  }
}
