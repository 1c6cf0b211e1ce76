import SengiSchema
import Testing

@testable import SengiLint

@Suite struct KeyRuleTests {
  private func users(_ posts: String, _ more: String = "") -> LintFixture {
    LintFixture(
      """
      tables:
        users: { columns: { id: bigint primary key, team: bigint, note: text }, unique: ["(id, team)"] }
        posts:
          columns:
            id: bigint primary key
      \(posts.split(separator: "\n").map { "      \($0)\n" }.joined())\
      \(more.split(separator: "\n").map { "    \($0)\n" }.joined())
      """)
  }

  @Test func foreignKeysHaveIndexes() {
    #expect(
      users("author_id: bigint references users").findings(ForeignKeysHaveIndexes()) == [
        "public.posts.posts_author_id_fkey: foreign key 'posts_author_id_fkey' has no index that "
          + "begins with (author_id): every change of a key in 'public.users' reads all of "
          + "'public.posts'; add '- (author_id)' to 'indexes:'"
      ])
  }

  @Test(arguments: [
    "indexes: [(author_id)]", "indexes: [\"(author_id, id)\"]", "unique: [(author_id)]",
    "indexes: [using hash (author_id)]", "indexes: [(author_id) where author_id is not null]",
  ])
  func coveringIndexes(_ more: String) {
    #expect(
      users("author_id: bigint references users", more).paths(ForeignKeysHaveIndexes()) == [])
  }

  @Test(arguments: [
    "indexes: [\"(id, author_id)\"]", "indexes: [(author_id) where id > 5]",
    "indexes: [((author_id + 1))]", "indexes: [using brin (author_id)]",
  ])
  func indexesThatDoNotCover(_ more: String) {
    #expect(
      users("author_id: bigint references users", more).paths(ForeignKeysHaveIndexes()).count == 1)
  }

  @Test func severalColumnsMayStandInAnyOrder() {
    let reference = "foreign_keys: [\"(author, team) references users (id, team)\"]\n"
    let columns = "author: bigint\nteam: bigint"
    for index in ["(team, author)", "(author, team, id)"] {
      #expect(
        users(columns, reference + "indexes: [\"\(index)\"]").paths(ForeignKeysHaveIndexes())
          == [])
    }
    #expect(
      users(columns, reference + "indexes: [(author)]").paths(ForeignKeysHaveIndexes()).count == 1)
    // A unique column of the key finds the row alone.
    #expect(users(columns, reference + "unique: [(author)]").paths(ForeignKeysHaveIndexes()) == [])
  }

  @Test func indexesAreNeeded() {
    #expect(
      table("a: int\nb: int", "indexes: [(a), \"(a, b)\"]").findings(IndexesAreNeeded()) == [
        "public.t.t_a_idx: index 't_a_idx' does nothing that index 't_a_b_idx' does not do; "
          + "remove it"
      ])
    #expect(
      table("a: int primary key\nb: int", "unique: [(a)]").paths(IndexesAreNeeded())
        == ["public.t.t_a_key"])
    #expect(
      table("a: int unique", "indexes: [(a)]").paths(IndexesAreNeeded()) == ["public.t.t_a_idx"])
    #expect(
      table("a: int", "indexes: [x: (a), y: (a)]").paths(IndexesAreNeeded()) == ["public.t.y"])
    #expect(
      table("a: int\nb: int", "indexes: [x: \"(a desc, b)\", y: \"(a, b desc)\"]")
        .paths(IndexesAreNeeded()) == ["public.t.y"])
  }

  @Test(arguments: [
    "indexes: [(b), \"(a, b)\"]", "indexes: [(a) where b > 0, \"(a, b)\"]",
    "indexes: [unique (a), \"(a, b)\"]", "indexes: [x: \"(a, b desc)\", y: \"(a, b)\"]",
    "indexes: [using hash (a), \"(a, b)\"]", "indexes: [\"(a) include (c)\", \"(a, b)\"]",
    "indexes: [(lower(c)), (c)]", "indexes: [x: (c text_pattern_ops), y: (c)]",
  ])
  func indexesThatDiffer(_ more: String) {
    #expect(table("a: int\nb: int\nc: text", more).paths(IndexesAreNeeded()) == [])
  }

  @Test func anIndexWithANameToKeepStays() {
    let found = schema {
      $0.tables = [
        Table(
          name: name("t"), columns: [Column(name: id("a"), type: DataType(.integer))],
          indexes: [
            Index(name: id("x"), keys: [.init(.column(id("a")))]),
            Index(name: id("y"), keys: [.init(.column(id("a")))]),
          ], clusterOn: id("y"))
      ]
    }
    #expect(found.paths(IndexesAreNeeded()) == [])
  }

  @Test func foreignKeysDiffer() {
    #expect(
      users(
        "author_id: bigint references users",
        "foreign_keys: [again: (author_id) references users (id)]"
      ).findings(ForeignKeysDiffer()) == [
        "public.posts.again: foreign key 'again' says the same as 'posts_author_id_fkey'; "
          + "remove one"
      ])
    #expect(
      users("a: bigint references users\nb: bigint references users").paths(ForeignKeysDiffer())
        == [])
  }

  @Test func tablesHavePrimaryKeys() {
    #expect(
      table("a: int").findings(TablesHavePrimaryKeys()) == [
        "public.t: table 'public.t' has no primary key; "
          + "add 'id: bigint primary key generated always as identity'"
      ])
    #expect(
      table("a: int unique").findings(TablesHavePrimaryKeys()) == [
        "public.t: table 'public.t' has no primary key; make (a) its 'primary_key:'"
      ])
    #expect(table("a: int primary key").paths(TablesHavePrimaryKeys()) == [])
  }

  @Test func partitionsAndForeignTablesTakeTheirDesignFromElsewhere() {
    let found = schema {
      $0.tables = [
        Table(
          name: name("p"), columns: [],
          partitionOf: PartitionBound(parent: name("t"), bound: SQLExpression("default"))),
        Table(name: name("f"), columns: [], foreignServer: ForeignServer(server: id("s"))),
      ]
    }
    #expect(found.paths(TablesHavePrimaryKeys()) == [])
  }

  @Test func deletedRowsFreeTheirKeys() {
    let use = "use: [soft_delete]"
    #expect(
      table("id: int primary key\nemail: text unique", use).findings(DeletedRowsFreeTheirKeys())
        == [
          "public.t.t_email_key: a deleted row of 'public.t' still takes its (email); "
            + "replace it by '- unique (email) where deleted_at is null' under 'indexes:'"
        ])
    #expect(table("email: text unique").paths(DeletedRowsFreeTheirKeys()) == [])
    #expect(
      table("email: text", use + "\nindexes: [unique (email) where deleted_at is null]")
        .paths(DeletedRowsFreeTheirKeys()) == [])
  }

  @Test func aReferencedKeyIsUniqueAmongAllRows() {
    let found = LintFixture(
      """
      tables:
        users: { columns: { email: text unique }, use: [soft_delete] }
        logins: { columns: { email: text references users (email) } }
      """)
    #expect(found.paths(DeletedRowsFreeTheirKeys()) == [])
  }

  @Test func foreignKeysKeepTheirType() {
    #expect(
      users("author_id: int references users").findings(ForeignKeysKeepTheirType()) == [
        "public.posts.author_id: column 'author_id' of 'public.posts' is integer, "
          + "but 'public.users.id' is bigint; make it bigint"
      ])
    #expect(users("author_id: bigint references users").paths(ForeignKeysKeepTheirType()) == [])
    let text = LintFixture(
      """
      tables:
        a: { columns: { k: text primary key } }
        b: { columns: { k: varchar(9) references a } }
      """)
    #expect(text.paths(ForeignKeysKeepTheirType()) == [])
  }

  @Test func foreignKeysAreWhole() {
    let columns = "author: bigint?\nteam: bigint?"
    let reference = "(author, team) references users (id, team)"
    #expect(
      users(columns, "foreign_keys: [k: \"\(reference)\"]").findings(ForeignKeysAreWhole()) == [
        "public.posts.k: foreign key 'k' is not checked for a row in which one of (author, team) "
          + "is NULL; write 'match full' after the reference, so that all or none are NULL"
      ])
    #expect(
      users(columns, "foreign_keys: [k: \"\(reference) match full\"]")
        .paths(ForeignKeysAreWhole()) == [])
    #expect(
      users("author: bigint?\nteam: bigint", "foreign_keys: [k: \"\(reference)\"]")
        .paths(ForeignKeysAreWhole()) == [])
  }

  @Test func uniqueColumnsAreNotNull() {
    #expect(
      table("a: int\nb: int?", "unique: [\"(a, b)\"]").findings(UniqueColumnsAreNotNull()) == [
        "public.t.t_a_b_key: unique constraint 't_a_b_key' of 'public.t' lets a row stand twice "
          + "where b is NULL; write 'nulls not distinct' after it, or a unique index with "
          + "'where … is not null'"
      ])
    #expect(
      table("a: int\nb: int?", "unique: [\"(a, b) nulls not distinct\"]")
        .paths(UniqueColumnsAreNotNull()) == [])
    #expect(table("a: int? unique").paths(UniqueColumnsAreNotNull()) == [])
  }

  @Test func referencesAreDeclared() {
    let found = LintFixture(
      """
      tables:
        users: { columns: { id: bigint primary key } }
        categories: { columns: { id: bigint primary key } }
        posts: { columns: { user_id: bigint, category_id: bigint, box_id: bigint } }
        notes: { columns: { user_id: text, category_id: bigint references categories } }
      """)
    #expect(
      found.findings(ReferencesAreDeclared()) == [
        "public.posts.user_id: column 'user_id' of 'public.posts' looks like a reference to "
          + "'public.users'; write 'references users' after its type",
        "public.posts.category_id: column 'category_id' of 'public.posts' looks like a reference "
          + "to 'public.categories'; write 'references categories' after its type",
      ])
  }
}
