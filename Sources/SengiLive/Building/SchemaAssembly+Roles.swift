import SengiSQL
import SengiSchema

extension SchemaAssembly {
  /// The roles that the schema names, and those they are members of.
  mutating func roles(of schema: Schema) -> [Role] {
    var named: Set<SQLIdentifier> = []
    for namespace in schema.namespaces {
      named.formUnion(namespace.grants.flatMap(\.grantees))
      named.formUnion(namespace.tables.flatMap { $0.policies.flatMap(\.roles) })
    }
    named.formUnion(catalogue.defaultPrivileges.compactMap { $0.name("role") })
    named.formUnion(catalogue.defaultPrivileges.compactMap { $0.name("grantee") })
    named.formUnion(catalogue.userMappings.compactMap { $0.name("usename") })
    if options.includesOwners {
      for rows in [catalogue.relations, catalogue.functions, catalogue.namespaces] {
        named.formUnion(rows.compactMap { $0.name("owner") })
      }
    }
    let byName = Dictionary(
      catalogue.roles.compactMap { row in row.name("name").map { ($0, row) } },
      uniquingKeysWith: { first, _ in first })
    var waiting = Array(named)
    while let name = waiting.popLast() {
      for group in byName[name]?.names("memberships") ?? [] where named.insert(group).inserted {
        waiting.append(group)
      }
    }
    var roles: [Role] = []
    for name in named.sorted() {
      // The role that the cluster was made with is there in every cluster.
      guard let row = byName[name], row.oid("oid") != 10 else { continue }
      for group in row.list("administered") {
        leaveOut("admin option", "\(name) in \(group)", "membership is carried without it")
      }
      roles.append(
        Role(name: name, definition: SQLExpression(definition(row)), doc: row.text("comment")))
    }
    return roles
  }

  /// Only what differs from what `CREATE ROLE` gives.
  private func definition(_ row: CatalogueRow) -> String {
    var parts = [row.flag("rolcanlogin") ? "login" : "nologin"]
    if row.flag("rolsuper") { parts.append("superuser") }
    if row.flag("rolcreatedb") { parts.append("createdb") }
    if row.flag("rolcreaterole") { parts.append("createrole") }
    if !row.flag("rolinherit") { parts.append("noinherit") }
    if row.flag("rolreplication") { parts.append("replication") }
    if row.flag("rolbypassrls") { parts.append("bypassrls") }
    if let limit = row.number("rolconnlimit"), limit != -1 {
      parts.append("connection limit \(limit)")
    }
    if let until = row.text("valid_until") { parts.append("valid until \(SQLLiteral(until).sql)") }
    let groups = row.names("memberships").map(\.spelled)
    if !groups.isEmpty { parts.append("in role " + groups.joined(separator: ", ")) }
    return parts.joined(separator: " ")
  }
}
