import SengiSQL
import SengiSchema

/// The tails of GRANT, REVOKE and ALTER DEFAULT PRIVILEGES.
enum GrantSpelling {
  private static let kindWords: Set<String> = [
    "table", "sequence", "function", "procedure", "routine", "schema", "type", "domain", "language",
    "foreign", "all", "database", "parameter", "tablespace", "large",
  ]

  static func tail(_ grant: Grant, _ scope: NameScope) -> SQLText {
    var clause = Clause()
    clause.add("grant option for", if: grant.isRevoke && grant.withGrantOption)
    clause.add(
      "\(grant.privileges.map(privilege), separator: ", ")")
    clause.add("on")
    clause.add(SQLText(verbatim: grant.kind.rawValue), if: grant.kind != .table)
    let object = self.object(of: grant, scope)
    clause.add(grant.arguments.map { object + $0.sql } ?? object)
    clause.add(grant.isRevoke ? "from" : "to")
    clause.add(NameScope.roles(grant.grantees))
    clause.add("with grant option", if: !grant.isRevoke && grant.withGrantOption)
    return clause.sql
  }

  private static func object(of grant: Grant, _ scope: NameScope) -> SQLText {
    let name = grant.object
    if grant.kind == .schema { return NameScope.sql(scope.names.fileName(of: name.name)) }
    guard scope.names.isFound(name, from: scope.namespace) else { return scope.sql(name) }
    // A table called `schema` would be taken for the word.
    return kindWords.contains(name.name.name) ? "\(name.name)" : NameScope.sql(name.name)
  }

  private static func privilege(_ privilege: Grant.Privilege) -> SQLText {
    let name = SQLText(verbatim: privilege.name.lowercased())
    return privilege.columns.isEmpty ? name : name + " (" + NameScope.list(privilege.columns) + ")"
  }

  static func value(_ privileges: DefaultPrivileges, everywhere: Bool) -> YAMLValue {
    let sql = YAMLValue.sql(privileges.definition.sql)
    guard everywhere else { return sql }
    return .mapping([YAMLPair("sql", sql), YAMLPair("everywhere", .plain("true"))])
  }
}
