import SengiSQL
import SengiSchema

/// The roles that a schema names anywhere, declared or not.
enum MentionedRoles {
  /// In the order of their names, without the words that stand for roles and without the server's
  /// own.
  static func names(in schema: Schema) -> [SQLIdentifier] {
    var names = Set(OwnerDDL.owners(in: schema))
    for namespace in schema.namespaces {
      names.formUnion(namespace.tables.flatMap(\.policies).flatMap(\.roles))
      names.formUnion(namespace.grants.flatMap(\.grantees))
      for privileges in namespace.defaultPrivileges { names.formUnion(Self.names(in: privileges)) }
    }
    for privileges in schema.defaultPrivileges { names.formUnion(Self.names(in: privileges)) }
    for role in schema.roles {
      names.formUnion(
        Self.names(after: ["role", "group", "admin", "user"], in: role.definition.source))
    }
    for object in schema.objects where object.kind == .userMapping {
      names.formUnion(Self.names(after: ["for"], in: object.name))
    }
    return names.filter { !isGiven($0.name) }.sorted()
  }

  private static func names(in privileges: DefaultPrivileges) -> [SQLIdentifier] {
    names(after: ["role", "user", "to", "from"], in: privileges.definition.source)
  }

  /// The lists of names that stand behind any of the words.
  static func names(after words: Set<String>, in text: String) -> [SQLIdentifier] {
    guard let tokens = try? SQLLexer.tokens(of: text) else { return [] }
    var names: [SQLIdentifier] = []
    var position = 0
    while position < tokens.count {
      defer { position += 1 }
      guard tokens[position].kind == .word, words.contains(tokens[position].text) else { continue }
      while position + 1 < tokens.count, tokens[position + 1].isName {
        if tokens[position + 1].kind == .word, words.contains(tokens[position + 1].text) { break }
        position += 1
        if let name = SQLIdentifier(tokens[position].text) { names.append(name) }
        guard position + 1 < tokens.count, tokens[position + 1].isPunctuation(",") else { break }
        position += 1
      }
    }
    return names
  }

  private static func isGiven(_ name: String) -> Bool {
    ["public", "current_user", "current_role", "session_user", "user", "none"].contains(name)
      || name.hasPrefix("pg_")
  }
}
