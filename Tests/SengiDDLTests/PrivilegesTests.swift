import SengiDDL
import SengiSQL
import SengiSchema
import Testing

struct PrivilegesTests {
  private func text(_ schema: Schema, roles: Bool = true) -> String {
    DDLWriter.write(schema, DDLOptions(includesRoles: roles))
  }

  private func role(_ text: String, _ definition: String) -> Role {
    Role(name: name(text), definition: SQLExpression(definition))
  }

  @Test(arguments: [
    ("login password 'x' noinherit", "login noinherit"),
    ("encrypted password 'it''s' valid until '2030-01-01'", "valid until '2030-01-01'"),
    ("login password null", "login"), ("password", ""), ("", ""),
  ])
  func noPasswordIsSaid(written: String, said: String) {
    let found = text(Schema(roles: [role("r", written)]))
    let statement = said.isEmpty ? #"CREATE ROLE "r";"# : "CREATE ROLE \"r\" \(said)"
    #expect(found.contains(statement))
    #expect(!found.contains("password"))
  }

  @Test func aNameCannotEndTheBlock() {
    let found = text(Schema(roles: [role("$$; DROP TABLE x; $role1$", "login")]))
    #expect(found.contains("DO $role2$\nBEGIN"))
    #expect(found.contains("END\n$role2$;"))
  }

  @Test func rolesComeAfterThoseTheyNameAndOnlyWhenAskedFor() throws {
    var table = linked("t")
    table.owner = name("owner")
    table.policies = [Policy(name: name("p"), roles: [name("reader"), name("current_user")])]
    var schema = schema(tables: [table])
    schema.roles = [role("a", "in role c, d"), role("c", "login role z")]
    schema.namespaces[0].grants = [
      Grant(
        privileges: [.init(name: "SELECT")], object: blog("t"),
        grantees: [name("public"), name("pg_monitor"), name("writer")])
    ]
    schema.defaultPrivileges = [
      DefaultPrivileges(
        definition: SQLExpression("for role maker grant select on tables to user1, \"User\""))
    ]
    let made = text(schema).split(separator: "\n").filter { $0.contains("CREATE ROLE") }
      .map { $0.split(separator: "\"")[1] }
    #expect(made == ["User", "d", "maker", "owner", "reader", "user1", "writer", "z", "c", "a"])
    #expect(!text(schema, roles: false).contains("CREATE ROLE"))
  }

  @Test func grantsSayWhatTheyAreOn() {
    var schema = schema(tables: [linked("t")])
    func grant(
      _ kind: Grant.Kind, _ object: QualifiedName, revoke: Bool = false, option: Bool = false,
      columns: [SQLIdentifier] = [], arguments: String? = nil
    ) -> Grant {
      Grant(
        isRevoke: revoke, privileges: [.init(name: "ALL", columns: columns)], kind: kind,
        object: object, arguments: arguments.map(SQLExpression.init),
        grantees: [name("public"), name("Odd \"one")], withGrantOption: option)
    }
    schema.namespaces[0].grants = [
      grant(.table, blog("t"), columns: [name("id")]),
      grant(.schema, blog("blog"), option: true),
      grant(.function, blog("f"), revoke: true, option: true, arguments: "(int, text)"),
      grant(.foreignDataWrapper, QualifiedName(nil, name("w")), revoke: true),
    ]
    let lines = text(schema).split(separator: "\n").filter {
      $0.hasPrefix("GRANT") || $0.hasPrefix("REVOKE")
    }
    #expect(
      lines == [
        #"GRANT ALL ("id") ON TABLE "blog"."t" TO PUBLIC, "Odd ""one";"#,
        #"GRANT ALL ON SCHEMA "blog" TO PUBLIC, "Odd ""one" WITH GRANT OPTION;"#,
        #"REVOKE GRANT OPTION FOR ALL ON FUNCTION "blog"."f"(int, text) FROM PUBLIC, "Odd ""one";"#,
        #"REVOKE ALL ON FOREIGN DATA WRAPPER "w" FROM PUBLIC, "Odd ""one";"#,
      ])
  }
}
