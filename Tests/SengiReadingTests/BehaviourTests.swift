import SengiDiagnostics
import SengiSchema
import Testing

@testable import SengiReading

@Suite struct BehaviourTests {
  private static func table(
    _ use: String, columns: String = "id: uuid primary key", more: String = "",
    defaults: String? = nil
  ) throws -> Table {
    let (schema, findings) = read(
      "tables:\n  orgs:\n    columns: { id: uuid primary key }\n    use: []\n"
        + "  notes:\n    columns:\n      \(columns)\n    \(use)\n\(more)",
      configuration: try configuration(defaults))
    #expect(findings == "")
    return try #require(schema?.tables.first { $0.name.name.name == "notes" })
  }

  private static func configuration(_ use: String?) throws -> ProjectConfiguration {
    guard let use else { return ProjectConfiguration() }
    var diagnostics = Diagnostics()
    let text = "defaults: { use: \(use) }"
    let read = ProjectConfiguration.read(
      Array(text.utf8), path: "sengi.yaml", into: &diagnostics)
    return try #require(read, "\(CompilerFormat.render(diagnostics))")
  }

  private static func names(_ columns: [Column]) -> [String] { columns.map(\.name.name) }

  @Test func everyNameIsDocumentedByThis() throws {
    let table = try Self.table("use: [timestamps, soft_delete, version, audit, tenant]")
    #expect(
      Self.names(table.columns) == [
        "id", "created_at", "updated_at", "deleted_at", "version", "tenant_id",
      ])
    #expect(
      table.triggers.map { "\($0.name) \($0.event) \($0.action)" } == [
        "notes_touch_updated_at before update for each row execute function sengi.touch_updated_at()",
        "notes_bump_version before update for each row execute function sengi.bump_version()",
        "notes_write_audit after insert or update or delete for each row execute function sengi.write_audit('public', 'notes_audit', 'app.user_id', 'id')",
      ])
    #expect(table.indexes.map(\.name.name) == ["notes_tenant_id_idx"])
    #expect(
      table.policies.map { "\($0.name) \($0.using?.source ?? "")" } == [
        "notes_tenant tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)"
      ])
    #expect(table.rowSecurity == .forced)
    #expect(table.behaviours == [.timestamps, .softDelete, .version])
    #expect(table.behaviourColumns == [:])
  }

  @Test func everyNameCanBeAnother() throws {
    let table = try Self.table(
      """
      use:
            - timestamps: { created_at: made, updated_at: changed, trigger: touch }
            - soft_delete: { column: gone }
            - version: { column: lock_version, trigger: count_up }
            - audit: { table: log, trigger: write_log, setting: my.user }
            - tenant: { column: org_id, type: uuid, references: orgs on delete cascade, index: by_org, policy: own, setting: my.org, forced: false }
      """)
    #expect(
      Self.names(table.columns) == ["id", "made", "changed", "gone", "lock_version", "org_id"])
    #expect(table.triggers.map(\.name.name) == ["touch", "count_up", "write_log"])
    #expect(
      table.triggers.map(\.action.source) == [
        "for each row execute function sengi.touch_updated_at('changed')",
        "for each row execute function sengi.bump_version('lock_version')",
        "for each row execute function sengi.write_audit('public', 'log', 'my.user', 'id')",
      ])
    #expect(table.indexes.map(\.name.name) == ["by_org"])
    #expect(table.policies.map(\.name.name) == ["own"])
    #expect(table.rowSecurity == .enabled)
    #expect(table.foreignKeys.map(\.name.name) == ["notes_org_id_fkey"])
    #expect(table.foreignKeys.first?.onDelete == .cascade)
    #expect(table.columnNames(of: .softDelete).map(\.name) == ["gone"])
  }

  @Test func anAuditTableComesOnce() throws {
    let (schema, findings) = read(
      """
      tables:
        a: { columns: { id: int primary key }, use: [{ audit: { table: log } }] }
        b: { columns: { id: int primary key }, use: [{ audit: { table: log } }] }
      """)
    #expect(findings == "")
    #expect(schema?.tables.map(\.name.name.name) == ["a", "b", "log"])
    #expect(
      schema?.tables.last.map { Self.names($0.columns) } == [
        "id", "table_name", "operation", "row_key", "old_row", "new_row", "changed_by",
        "changed_at",
      ])
  }

  @Test func anOwnColumnIsKeptWhereItStands() throws {
    let table = try Self.table(
      "use: [soft_delete]", columns: "deleted_at: timestamptz?\n      id: uuid primary key")
    #expect(Self.names(table.columns) == ["deleted_at", "id"])
    #expect(table.columns.first?.behaviour == nil)
  }

  @Test(arguments: [
    ("use: []", []), ("use: [-timestamps]", ["version"]),
    ("doc: As all are.", ["created_at", "updated_at", "version"]),
    ("use: [soft_delete]", ["created_at", "updated_at", "version", "deleted_at"]),
    ("use: [{ version: { column: n } }]", ["created_at", "updated_at", "n"]),
  ]) func defaultsCanBeLeft(_ use: String, _ columns: [String]) throws {
    let table = try Self.table(use, defaults: "[timestamps, version]")
    #expect(Self.names(table.columns) == ["id"] + columns)
  }

  @Test func partitionsAndChildrenTakeNoDefaults() throws {
    let (schema, findings) = read(
      """
      tables:
        events:
          columns: { at: date }
          partition_by: range (at)
          partitions:
            old: for values from (minvalue) to ('2020-01-01')
        parent: { columns: { id: int }, use: [] }
        child: { inherits: [parent] }
      """, configuration: try Self.configuration("[version]"))
    #expect(findings == "")
    #expect(schema?.tables.map { $0.triggers.count } == [1, 0, 0, 0])
  }

  @Test func mixinsBringWhatATableCanHave() throws {
    let table = try Self.table(
      "use: [owned]",
      more: """
        mixins:
          keyed:
            columns: { external_id: text unique }
          owned:
            use: [keyed, version]
            columns:
              owner: text default 'nobody'
            checks:
              owner_is_said: owner <> ''
            indexes:
              - (owner)
            triggers:
              guard: before delete for each row execute function guard()
            policies:
              own: using (owner = current_user)
            rls: true
        functions:
          guard: () returns trigger language plpgsql as $$ begin return old; end $$
        """)
    #expect(Self.names(table.columns) == ["id", "external_id", "owner", "version"])
    #expect(table.uniques.map(\.name.name) == ["notes_external_id_key"])
    #expect(table.checks.map(\.name.name) == ["owner_is_said"])
    #expect(table.indexes.map(\.name.name) == ["notes_owner_idx"])
    #expect(table.triggers.map(\.name.name) == ["guard", "notes_bump_version"])
    #expect(table.policies.map(\.name.name) == ["own"])
    #expect(table.rowSecurity == .enabled)
  }

  @Test func mixinsStandWhereUseStands() throws {
    let (schema, findings) = read(
      """
      mixins:
        keyed: { columns: { id: uuid primary key } }
      tables:
        first: { use: [keyed], columns: { a: int } }
        last: { columns: { a: int }, use: [keyed] }
        alone: { use: [keyed] }
      """)
    #expect(findings == "")
    #expect(schema?.tables.map { Self.names($0.columns) } == [["id", "a"], ["a", "id"], ["id"]])
  }

  @Test func mixinsAreFoundInOtherFiles() throws {
    var diagnostics = Diagnostics()
    let files = [
      "namespace: a\nmixins:\n  m: { columns: { x: int } }\n  both: { columns: { y: int } }",
      "namespace: b\nmixins:\n  both: { columns: { z: int } }",
      "namespace: c\ntables:\n  t: { use: [m, b.both] }\n  u: { use: [both] }",
    ].enumerated().map { index, text in
      SchemaFile(name: "f\(index)", path: "f\(index).yaml", contents: Array(text.utf8))
    }
    _ = SchemaReader.read(files, into: &diagnostics)
    #expect(
      CompilerFormat.render(diagnostics)
        == "f2.yaml:4:14: error: [SCH0035] 'both' may be 'a.both' and 'b.both'; write one of them\n"
    )
  }

  @Test(arguments: [
    ("tables:\n  t: { columns: { a: int }, use: [timestamp] }", "2:35: error: [SCH0032]"),
    ("tables:\n  t: { columns: { a: int }, use: [-version] }", "2:35: error: [SCH0032]"),
    ("tables:\n  t: { columns: { a: int }, use: [version, version] }", "2:44: error: [SCH0012]"),
    (
      "tables:\n  t:\n    columns: { a: int }\n    use: [{ version: { colum: b } }]",
      "4:24: error: [SCH0033]"
    ),
    ("mixins:\n  m: { use: [n] }\n  n: { use: [m] }", "3:14: error: [SCH0034]"),
    ("mixins:\n  audit: { columns: { a: int } }", "2:3: error: [SCH0035]"),
    (
      "mixins:\n  m: { columns: { a: int } }\ntables:\n  t: { columns: { a: int }, use: [m] }",
      "2:19: error: [SCH0036]"
    ),
    ("mixins:\n  m: { columns: { a: itn } }", "2:22: error: [SCH0020]"),
    ("mixins:\n  m: { inherits: [t] }", "2:8: error: [SCH0001]"),
    (
      "mixins:\n  m: { columns: { a: itn } }\ntables:\n  t: { use: [m] }\n  u: { use: [m] }",
      "2:22: error: [SCH0020]"
    ),
  ]) func mistakesAreLocated(_ yaml: String, _ finding: String) {
    let (_, findings) = read(yaml)
    #expect(findings.hasPrefix("shop.yaml:\(finding)"), "\(findings)")
    #expect(findings.split(separator: "\n").count { $0.contains("error:") } == 1, "\(findings)")
  }
}
