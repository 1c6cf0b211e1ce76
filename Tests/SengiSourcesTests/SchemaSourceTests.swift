import SengiSources
import Testing

/// What the words for a source mean.
@Suite struct SchemaSourceTests {
  @Test(arguments: [
    ("schemas", SchemaSource.folder("schemas")), ("../a b/c", .folder("../a b/c")),
    ("git:HEAD~2", .revision("HEAD~2", path: nil)),
    ("git:v1:app/schemas", .revision("v1", path: "app/schemas")),
    ("migrations:db/migrations", .migrations("db/migrations")),
    ("postgres://localhost/shop", .database("postgres://localhost/shop")),
    ("postgresql:///shop", .database("postgresql:///shop")),
    ("host=/tmp dbname=shop", .database("host=/tmp dbname=shop")),
    ("service=shop", .database("service=shop")),
  ])
  func wordsAreSources(text: String, source: SchemaSource) {
    #expect(SchemaSource(text) == source)
  }

  /// A revision that begins with a hyphen would be an option to git.
  @Test(arguments: ["", "git:", "git::x", "git:HEAD:", "git:--output=x", "migrations:", "a\0b"])
  func othersAreNot(text: String) {
    #expect(SchemaSource(text) == nil)
  }
}
