import SengiSQL
import SengiSchema

/// The tails of GRANT, REVOKE and ALTER DEFAULT PRIVILEGES.
enum GrantSpelling {
  private static let kindWords: Set<String> = [
    "table", "sequence", "function", "procedure", "routine", "schema", "type", "domain", "language",
    "foreign", "all", "database", "parameter", "tablespace", "large",
  ]

  static func tail(_ grant: Grant) -> SQLText {
    var clause = Clause()
    clause.add("grant option for", if: grant.isRevoke && grant.withGrantOption)
    clause.add(
      "\(grant.privileges.map(privilege), separator: ", ")")
    clause.add("on")
    clause.add(SQLText(verbatim: grant.kind.rawValue), if: grant.kind != .table)
    let name = grant.object.name
    let object = kindWords.contains(name.name) ? SQLText("\(name)") : NameScope.sql(name)
    clause.add(grant.arguments.map { object + $0.sql } ?? object)
    clause.add(grant.isRevoke ? "from" : "to")
    clause.add(NameScope.roles(grant.grantees))
    clause.add("with grant option", if: !grant.isRevoke && grant.withGrantOption)
    return clause.sql
  }

  private static func privilege(_ privilege: Grant.Privilege) -> SQLText {
    let name = SQLText(verbatim: privilege.name.lowercased())
    return privilege.columns.isEmpty ? name : name + " (" + NameScope.list(privilege.columns) + ")"
  }

  static func value(_ privileges: DefaultPrivileges, everywhere: Bool) -> YAMLValue {
    let sql = YAMLValue.text(privileges.definition)
    guard everywhere else { return sql }
    return .mapping([YAMLPair("sql", sql), YAMLPair("everywhere", .plain("true"))])
  }
}
