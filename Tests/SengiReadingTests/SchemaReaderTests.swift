import SengiDiagnostics
import SengiSQL
import SengiSchema
import Testing

@testable import SengiReading

/// Reads one file as `shop.yaml` and returns the schema with the findings as compilers print them.
func read(
  _ yaml: String, configuration: ProjectConfiguration = ProjectConfiguration()
) -> (schema: Schema?, findings: String) {
  var diagnostics = Diagnostics()
  let file = SchemaFile(name: "shop", path: "shop.yaml", contents: Array(yaml.utf8))
  let read = SchemaReader.read([file], configuration: configuration, into: &diagnostics)
  return (read?.schema, CompilerFormat.render(diagnostics))
}

@Suite struct SchemaReaderTests {
  @Test func theDesignsExampleReads() throws {
    let (schema, findings) = read(Self.example)
    #expect(!findings.contains("error"))
    #expect(findings.contains("warning: [SCH0433]"), "'{}' lacks keys that the shape requires")
    let app = try #require(schema?.namespace(SQLIdentifier(static: "app")))
    #expect(app.tables.map(\.name.name.name) == ["users", "team_members", "teams"])
    let users = try #require(app.tables.first)
    #expect(
      users.columns.map(\.name.name) == [
        "id", "email", "name", "role", "settings", "tags", "karma", "balance", "search", "phone",
        "created_at", "updated_at", "deleted_at",
      ])
    #expect(users.uniques.map(\.name.name) == ["users_email_key"])
    #expect(users.checks.map(\.name.name) == ["users_karma_check"])
    #expect(
      users.indexes.map(\.name.name) == [
        "users_role_created_at_idx", "users_search_idx", "users_name_trgm",
      ])
    #expect(users.indexes[0].keys.map(\.isDescending) == [false, true])
    #expect(users.indexes[2].keys[0].operatorClass?.description == "gin_trgm_ops")
    #expect(users.column(SQLIdentifier(static: "phone"))?.was?.name == "phone_number")
    #expect(users.column(SQLIdentifier(static: "balance"))?.type.sql.description == "numeric(12,2)")
    let members = app.tables[1]
    #expect(members.primaryKey?.name.name == "team_members_pkey")
    #expect(
      members.foreignKeys.map(\.name.name) == [
        "team_members_team_id_fkey", "team_members_user_id_fkey",
      ])
    #expect(members.foreignKeys[0].referencedColumns.map(\.name) == ["id"])
    #expect(members.foreignKeys[0].onDelete == .cascade)
    #expect(members.uniques[0].nullsNotDistinct)
    guard case .union(let event) = app.shapes[2].body else {
      Issue.record("event is a union")
      return
    }
    #expect(event.tag == .key("kind"))
    #expect(event.cases.map(\.name) == ["signed_in", "renamed"])
  }

  @Test func aUnionsTagColumnIsHeldToTheCases() throws {
    let (schema, findings) = read(
      """
      shapes:
        thing:
          one_of:
            a: { x: int }
            b: { y: text? }
      tables:
        things:
          columns:
            id: int primary key
            kind: text
            data: { sql: jsonb<thing>, tag: kind }
      """)
    #expect(findings == "")
    let check = try #require(schema?.tables.first?.checks.first)
    #expect(check.name.name == "things_kind_check")
    #expect(check.expression.source == "kind in ('a', 'b')")
  }

  @Test func namespacesTakeTheirMappedNames() throws {
    var configuration = ProjectConfiguration()
    configuration.namespaces[SQLIdentifier(static: "auth")] = SQLIdentifier(static: "my_project")
    let (schema, findings) = read(
      """
      namespace: auth
      tables:
        users: { columns: { id: int primary key } }
        posts: { columns: { id: int primary key, user_id: int references auth.users } }
      """, configuration: configuration)
    #expect(findings == "")
    #expect(schema?.namespaces.map(\.name.name) == ["my_project"])
    #expect(
      schema?.tables.last?.foreignKeys.first?.referencedTable.description == "my_project.users")
  }

  /// Each file says on its faulty line what is found there: `# column code`.
  @Test(arguments: Self.broken)
  func faultsAreFoundWhereTheyStand(_ yaml: String) throws {
    let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains("# !") })
    let marks = lines[line].split(separator: "# !").last?.split(separator: " ") ?? []
    let expected = "shop.yaml:\(line + 1):\(marks[0]): error: [\(marks[1])]"
    let cleaned = lines.map { $0.split(separator: " # !", omittingEmptySubsequences: false)[0] }
      .joined(separator: "\n")
    let (schema, findings) = read(cleaned)
    #expect(schema == nil)
    #expect(findings.contains(expected), "found instead: \(findings)")
  }

  static let broken: [String] = [
    "tabels: {} # !1 SCH0001",
    "dropped: {} # !10 YAM0032",
    "tables: { t: { columns: { a: txt } } } # !30 SCH0020",
    "tables: { t: { columns: { a: text not null } } } # !35 SCH0013",
    "tables: { t: { columns: { a: \"varchar(0)\" } } } # !39 SCH0021",
    "tables: { t: { columns: { a: citext } } } # !30 SCH0022",
    "tables: { t: { columns: { a: int primery key } } } # !34 SCH0011",
    "tables: { t: { columns: { a: int unique unique } } } # !41 SCH0012",
    "tables: { t: { colums: { a: int } } } # !16 SCH0001",
    """
    tables:
      t:
        columns:
          a: int
        indexes:
          - (a
          - (b) # !9 SCH0461
    """.replacing("      - (a\n", with: "").replacing("!9 SCH0461", with: "!10 SCH0410"),
    """
    tables:
      t:
        columns:
          a: int check (a >) 0) # !26 SCH0011
    """,
    """
    tables:
      t:
        columns: { a: int }
        use: [timestamp] # !11 SCH0032
    """,
    """
    tables:
      t:
        columns:
          a: int
          b: int
        checks:
          - a > 0
          - a < 9 # !9 SCH0030
    """,
    """
    tables:
      t:
        columns:
          created_at: date # !19 SCH0031
        use: [timestamps]
    """,
    """
    tables:
      t:
        columns:
          a: int references u on delet cascade # !30 SCH0011
    """,
    """
    shapes:
      s:
        f: { sql: text, optional: true, requird: true } # !37 SCH0001
    """,
    """
    enums:
      e: [a, true] # !10 YAM0027
    """,
  ]

  static let example = """
    namespace: app
    extensions: [citext, pg_trgm]

    enums:
      role: [owner, member]
      post_status:
        doc: Where a post is in its life.
        values:
          draft: Only its author sees it.
          archived: { doc: Kept for the record., was: deleted }

    shapes:
      settings:
        theme: text default 'light' check (theme in ('light', 'dark'))
        locale: text?
        notifications: { email: bool, push: bool }
        recent: team_ref[]
      team_ref:
        id: uuid
        name: text
      event:
        tag: kind
        one_of:
          signed_in: { ip: inet }
          renamed: { from: text, to: text }

    tables:
      users:
        doc: People who can sign in.
        columns:
          id: uuid primary key default uuidv7()
          email: citext unique
          name: text?
          role: role default 'member'
          settings: jsonb<settings> default '{}'
          tags: text[] default '{}'
          karma: bigint default 0 check (karma >= 0)
          balance: numeric(12,2) default 0
          search: tsvector generated always as (to_tsvector('english', coalesce(name, ''))) stored
          phone:
            sql: text?
            doc: E.164, as the user typed it.
            sensitive: pii
            was: phone_number
        use: [timestamps, soft_delete]
        indexes:
          - (role, created_at desc)
          - using gin (search)
          - users_name_trgm: using gin (name gin_trgm_ops) where deleted_at is null

      team_members:
        columns:
          team_id: uuid references teams on delete cascade
          user_id: uuid references users on delete cascade
          role: role default 'member'
          joined_at: timestamptz default now()
        primary_key: (team_id, user_id)
        unique:
          - (team_id, role) nulls not distinct
        checks:
          owner_is_early: role <> 'owner' or joined_at < '2030-01-01'
        indexes:
          - (user_id)

      teams:
        columns:
          id: uuid primary key
    """
}
