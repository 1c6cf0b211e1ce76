import Sengi
import SengiDDL
import SengiDiagnostics
import SengiReading
import SengiTesting
import Testing

/// What behaviours add does on a server what the documentation says.
@Suite struct BehaviourLoadingTests {
  private static func ddl(_ yaml: String) throws -> String {
    var diagnostics = Diagnostics()
    let file = SchemaFile(name: "app", path: "app.yaml", contents: Array(yaml.utf8))
    let read = SchemaReader.read([file], into: &diagnostics)
    let schema = try #require(read, "\(CompilerFormat.render(diagnostics))").schema
    return DDLWriter.write(schema)
  }

  /// Runs the SQL; a `do` block in it raises what is not as it should be.
  private static func run(_ yaml: String, _ sql: String) async throws {
    try await withTestDatabase(ddl: ddl(yaml)) { client in
      try await client.execute(script: SQLScript(trusted: sql))
    }
  }

  private static func expecting(_ condition: String) -> String {
    """
    do $check$ begin
      if not (\(condition)) then raise exception 'not so: %', $text$\(condition)$text$; end if;
    end $check$;
    """
  }

  @Test(arguments: [("[version]", "version"), ("[{ version: { column: lock } }]", "lock")])
  func versionsCountUp(_ use: String, _ column: String) async throws {
    try await Self.run(
      "tables:\n  notes:\n    columns: { id: int primary key, text: text }\n    use: \(use)",
      """
      insert into notes (id, text) values (1, 'a');
      \(Self.expecting("(select \(column) from notes) = 1"))
      update notes set text = 'b' where id = 1 and \(column) = 1;
      update notes set text = 'c' where id = 1 and \(column) = 1;
      \(Self.expecting("(select \(column) from notes) = 2"))
      \(Self.expecting("(select text from notes) = 'b'"))
      """)
  }

  @Test(arguments: [
    ("[timestamps]", "updated_at"), ("[{ timestamps: { updated_at: changed } }]", "changed"),
  ]) func updatesAreTimed(_ use: String, _ column: String) async throws {
    try await Self.run(
      "tables:\n  notes:\n    columns: { id: int primary key }\n    use: \(use)",
      """
      insert into notes (id, \(column)) values (1, '2000-01-01');
      update notes set id = 2;
      \(Self.expecting("(select \(column) from notes) = now()"))
      """)
  }

  @Test func changesAreWrittenDown() async throws {
    try await Self.run(
      """
      namespace: app
      tables:
        notes:
          columns: { team: int, id: int, text: text }
          primary_key: (team, id)
          use: [audit]
      """,
      """
      set app.user_id = 'ann';
      insert into app.notes values (1, 2, 'a');
      update app.notes set text = 'b';
      reset app.user_id;
      delete from app.notes;
      \(Self.expecting("(select array_agg(operation order by id) from app.notes_audit) = '{insert,update,delete}'"))
      \(Self.expecting("(select count(*) from app.notes_audit where row_key = '{\"id\": 2, \"team\": 1}') = 3"))
      \(Self.expecting("(select array_agg(changed_by order by id) from app.notes_audit) = array['ann', 'ann', session_user::text]"))
      \(Self.expecting("(select old_row ->> 'text' || (new_row ->> 'text') from app.notes_audit where operation = 'update') = 'ab'"))
      \(Self.expecting("(select bool_and(table_name = 'notes') from app.notes_audit)"))
      """)
  }

  @Test func tenantsSeeTheirOwn() async throws {
    try await Self.run(
      """
      tables:
        orgs: { columns: { id: int primary key } }
        notes:
          columns: { id: int primary key }
          use: [{ tenant: { column: org_id, type: int, references: orgs } }]
      """,
      """
      insert into orgs values (1), (2);
      create role tenant_of_tests;
      grant all on notes to tenant_of_tests;
      grant select on orgs to tenant_of_tests;
      alter table notes owner to tenant_of_tests;
      set role tenant_of_tests;
      set app.tenant_id = '1';
      insert into notes (id) values (10);
      set app.tenant_id = '2';
      insert into notes (id) values (20);
      \(Self.expecting("(select array_agg(id) from notes) = '{20}'"))
      do $check$ begin
        insert into notes (id, org_id) values (30, 1);
        raise exception 'another tenant was written to';
      exception when insufficient_privilege then null;
      end $check$;
      set app.tenant_id = '';
      \(Self.expecting("(select count(*) from notes) = 0"))
      reset role;
      reassign owned by tenant_of_tests to current_user;
      drop owned by tenant_of_tests;
      drop role tenant_of_tests;
      """)
  }
}
