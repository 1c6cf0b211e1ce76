import SengiDiagnostics
import SengiReading
import SengiSQL
import SengiSchema
import Testing

@testable import SengiWriting

/// A folder, and a database that is like another folder.
struct Repull {
  let update: FolderUpdate
  let files: [String: String]

  /// - Parameter database: Files that say what the database holds.
  init(
    _ files: [(name: String, text: String)], database: [(name: String, text: String)],
    options: FolderUpdate.Options = FolderUpdate.Options()
  ) throws {
    let (pulled, findings) = read(database)
    #expect(findings == "")
    self = try Repull(files, pulled: try #require(pulled), options: options)
  }

  init(
    _ files: [(name: String, text: String)], pulled: Schema,
    options: FolderUpdate.Options = FolderUpdate.Options()
  ) throws {
    var diagnostics = Diagnostics()
    let existing = files.map {
      SchemaFile(name: $0.name, path: $0.name + ".yaml", contents: Array($0.text.utf8))
    }
    update = try #require(
      FolderUpdate.plan(existing, from: pulled, options: options, into: &diagnostics))
    var result = Dictionary(files.map { ($0.name, $0.text) }, uniquingKeysWith: { $1 })
    for change in update.changes { result[change.name] = change.text }
    self.files = result
    #expect(update.failed == [])
  }

  static func one(_ text: String, database: String) throws -> String? {
    try Repull([("app", text)], database: [("app", database)]).files["app"]
  }
}

@Suite struct RepullTests {
  @Test func rowsAndDropsStayInTheFile() throws {
    let file = """
      namespace: app

      enums:
        role:
          values: [owner, member]
          dropped: [guest]

      tables:
        plans:
          columns:
            code: text primary key
            name: text
          # Ours to change.
          rows:
            - { code: free,  name: Free }
            - { code: pro, name: null }
          dropped: [title]

      dropped: [old_plans]

      """
    let database = """
      namespace: app
      enums:
        role: [owner, member]
      tables:
        plans:
          columns:
            code: text primary key
            name: text
      """
    #expect(try Repull.one(file, database: database) == file)
    // What the database has no column for can be said no longer.
    let smaller = try #require(
      try Repull.one(file, database: database.replacing("      name: text", with: "")))
    #expect(smaller.contains("code: free") && !smaller.contains(" name:"))
  }

  /// How values make the way is known to files alone; a change of the database leaves it there.
  @Test func conversionsStayInTheFile() throws {
    let file = """
      namespace: app

      enums:
        role:
          values: [owner, member]
          dropped: { guest: member, root: }

      tables:
        plans:
          columns:
            code: text primary key
            # In cents.
            price: { sql: bigint, using: price * 100, back: price / 100.0 }

      """
    let database = """
      namespace: app
      enums:
        role: [owner, member]
      tables:
        plans:
          columns:
            code: text primary key
            price: bigint
      """
    #expect(try Repull.one(file, database: database) == file)
    let changed = try #require(
      try Repull.one(file, database: database.replacing("price: bigint", with: "price: bigint?")))
    #expect(changed.contains("using: price * 100") && changed.contains("back: price / 100.0"))
  }

  static let yaml = """
    # The application's schema.
    namespace: app

    enums:
      role: [owner, member]  # who may do what

    shapes:
      settings:
        theme: text?

    tables:
      # People.
      users:
        doc: People who can sign in.
        columns:
          id: uuid primary key default uuidv7()
          # unique in lower case
          email: text unique  # as typed
          name:
            sql: text?
            swift_name: fullName
          settings: jsonb<settings> default '{}'
        use: [timestamps]
        indexes:
          - (name)
          # for search
          - users_lower_idx: (lower(email))

      posts:
        columns:
          id: bigint generated always as identity primary key
          author_id: { sql: uuid references users on delete cascade, relation: writer }
          title: text

    """

  @Test func whatIsTheSameStaysByteForByte() throws {
    let repull = try Repull([("app", Self.yaml)], database: [("app", Self.yaml)])
    #expect(repull.update.isEmpty)
    #expect(repull.update.unchanged > 0)
  }

  @Test func aChangedColumnIsTheOnlyLineThatChanges() throws {
    let database = Self.yaml.replacing("email: text unique", with: "email: varchar(100) unique")
      .replacing("            swift_name: fullName\n", with: "")
      .replacing("jsonb<settings>", with: "jsonb")
      .replacing("          theme: text?\n", with: "          other: int\n")
    let expected = Self.yaml.replacing("email: text unique", with: "email: varchar(100) unique")
    #expect(try Repull.one(Self.yaml, database: database) == expected)
  }

  @Test func newAndGoneColumnsTakeTheirLines() throws {
    let database = Self.yaml
      .replacing("      title: text\n", with: "      subtitle: text?\n      body: text\n")
    let expected = Self.yaml
      .replacing("      title: text\n", with: "      subtitle: text?\n      body: text\n")
    #expect(try Repull.one(Self.yaml, database: database) == expected)
  }

  @Test func listItemsAreEditedOneByOne() throws {
    let changed = Self.yaml.replacing("      - (name)\n", with: "      - (name desc)\n")
    #expect(try Repull.one(Self.yaml, database: changed) == changed)
    let longer = Self.yaml.replacing(
      "(lower(email))\n", with: "(lower(email))\n      - (settings)\n")
    #expect(try Repull.one(Self.yaml, database: longer) == longer)
    #expect(try Repull.one(longer, database: Self.yaml) == Self.yaml)
  }

  @Test func aNewTableComesLast() throws {
    let table = """

        tags:
          columns:
            id: int primary key

      """
    let database = Self.yaml + table
    #expect(try Repull.one(Self.yaml, database: database) == database)
    // And it goes without a trace.
    #expect(try Repull.one(database, database: Self.yaml) == Self.yaml)
  }

  @Test func aNewKindComesAtItsPlace() throws {
    let function = """

      functions:
        one: () returns int language sql as 'select 1'

      """
    let database = Self.yaml + function
    #expect(try Repull.one(Self.yaml, database: database) == database)
  }

  @Test func flowListsAreWrittenAnew() throws {
    let database = Self.yaml.replacing("[owner, member]", with: "[owner, member, guest]")
    #expect(try Repull.one(Self.yaml, database: database) == database)
  }

  @Test func tablesInFilesOfTheirOwnStayThere() throws {
    let a = "namespace: app\n\ntables:\n  a:\n    columns:\n      id: int\n"
    let b = "# B.\nnamespace: app\n\ntables:\n  b:\n    columns:\n      id: int\n"
    let c = "namespace: app\n\ntables:\n  c:\n    columns:\n      id: int\n"
    let folder = [("app/a", a), ("app/b", b)]
    let repull = try Repull(folder, database: [("app/b", b), ("app/c", c)])
    #expect(repull.files["app/b"] == b)
    #expect(repull.files["app/c"] == c)
    #expect(repull.files["app/a"] == nil)
    #expect(repull.update.added == ["table app.c"])
    #expect(repull.update.removed == ["table app.a"])
  }

  @Test func partsWrittenInOtherFormsAreStillRight() throws {
    let yaml = """
      namespace: app

      tables:
        t:
          columns:
            a: int
            b: int
          unique:
            - (a)
          checks:
            positive: a > 0
          primary_key: (a, b)

      """
    let database = yaml.replacing("- (a)", with: "- (b)").replacing("a > 0", with: "a > 1")
    let repull = try Repull([("app", yaml)], database: [("app", database)])
    let (schema, findings) = read([("app", repull.files["app"] ?? "")])
    #expect(findings == "")
    #expect(schema?.normalized == read([("app", database)]).schema?.normalized)
  }

  @Test func ignoredFindingsStay() throws {
    let yaml = """
      namespace: app

      tables:
        t:
          columns:
            a: { sql: int, ignore: { LNT0001: it is small } }
            b:
              sql: int
              ignore:
                LNT0001: it is small

      """
    let expected = """
      namespace: app

      tables:
        t:
          columns:
            a:
              sql: bigint
              ignore: { LNT0001: it is small }
            b:
              sql: bigint
              ignore:
                LNT0001: it is small

      """
    let database = "namespace: app\ntables: { t: { columns: { a: bigint, b: bigint } } }\n"
    #expect(try Repull.one(yaml, database: database) == expected)
  }

  @Test func theHelperTriggerBecomesTimestamps() throws {
    var table = try #require(read([("app", Self.yaml)]).schema?.tables.first)
    table.behaviours = []
    for index in table.columns.indices { table.columns[index].behaviour = nil }
    for index in table.triggers.indices { table.triggers[index].behaviour = nil }
    let pulled = Schema(namespaces: [
      Namespace(name: SQLIdentifier(static: "app"), tables: [table])
    ])
    let repull = try Repull([], pulled: pulled)
    let text = try #require(repull.files["app"])
    #expect(text.contains("    use: [timestamps]\n"))
    #expect(!text.contains("created_at") && !text.contains("triggers"))
  }

  @Test func whatTheServerPrintsOtherwiseKeepsItsWords() throws {
    let database = Self.yaml.replacing("default '{}'", with: "default '{}'::jsonb")
      .replacing("uuidv7()", with: "UUIDV7 ( )")
    #expect(try Repull.one(Self.yaml, database: database) == Self.yaml)
  }

  @Test func aFolderThatDoesNotReadIsRefused() {
    var diagnostics = Diagnostics()
    let file = SchemaFile(name: "app", path: "app.yaml", contents: Array("tables: [".utf8))
    let update = FolderUpdate.plan([file], from: Schema(), into: &diagnostics)
    #expect(update == nil)
    #expect(diagnostics.hasErrors)
  }
}

extension RepullTests {
  /// A database knows no behaviours and mixins, only what they bring.
  @Test(arguments: [
    "[timestamps, soft_delete, version]", "[{ version: { column: lock, trigger: count } }]",
    "[tenant]", "[audit]", "[signed]",
  ]) func whatUseBringsIsLeftToIt(_ use: String) throws {
    let yaml = """
      mixins:
        signed:
          columns:
            author: text
          indexes:
            - (author)

      tables:
        notes:
          columns:
            id: int primary key
          use: \(use)

      """
    var (schema, findings) = read([("app", yaml)])
    #expect(findings == "")
    for table in schema?.namespaces.first?.tables.indices ?? 0..<0 {
      schema?.namespaces[0].tables[table].behaviours = []
      schema?.namespaces[0].tables[table].behaviourColumns = [:]
      for index in schema?.namespaces[0].tables[table].columns.indices ?? 0..<0 {
        schema?.namespaces[0].tables[table].columns[index].behaviour = nil
      }
      for index in schema?.namespaces[0].tables[table].triggers.indices ?? 0..<0 {
        schema?.namespaces[0].tables[table].triggers[index].behaviour = nil
      }
    }
    let again = try Repull([("app", yaml)], pulled: try #require(schema)).files["app"]
    #expect(again == yaml)
  }
}

@Suite struct RepullOfShapesTests {
  private static let yaml = """
    shapes:
      settings:
        theme: text?

    tables:
      users:
        columns:
          id: bigint primary key
          settings:
            sql: jsonb<settings>
            enforce: true

    """

  /// The database's side: `jsonb`, with or without the check.
  private func pulled(enforced: Bool) throws -> Schema {
    var schema = try #require(read([("public", Self.yaml)]).schema)
    for space in schema.namespaces.indices {
      schema.namespaces[space].shapes = []
      schema.namespaces[space].tables[0].columns[1].type.base = .jsonb(shape: nil)
      schema.namespaces[space].tables[0].columns[1].enforcesShape = enforced ? true : nil
    }
    return schema
  }

  @Test func enforcementStaysWithItsColumn() throws {
    let repull = try Repull([("public", Self.yaml)], pulled: pulled(enforced: true))
    #expect(repull.update.isEmpty)
  }

  @Test func aCheckThatIsGoneIsTold() throws {
    let repull = try Repull([("public", Self.yaml)], pulled: pulled(enforced: false))
    #expect(repull.files["public"]?.contains("enforce: false") == true)
  }

  @Test func aFolderWithoutShapesHasNothingToEnforce() throws {
    let repull = try Repull([], pulled: pulled(enforced: true))
    #expect(repull.files["public"]?.contains("settings: jsonb\n") == true)
  }
}
