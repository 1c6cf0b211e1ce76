import SengiSQL
import SengiSchema

/// `CREATE ROLE` for roles that the cluster lacks.
package enum RoleDDL {
  static func write(_ schema: Schema, into script: inout ScriptBuilder) {
    let declared = Set(schema.roles.map(\.name))
    for name in MentionedRoles.names(in: schema) where !declared.contains(name) {
      script.append(creation(of: name, ""), for: nil)
    }
    for role in ordered(schema.roles) {
      let path = ObjectPath([.role(role.name)])
      script.append(creation(of: role.name, definition(of: role, path)), for: path)
      script.comment(on: "ROLE \(role.name)", role.doc, for: path)
    }
  }

  /// The role as `TO` takes it: the words that are no names stand without quotes.
  package static func sql(_ role: SQLIdentifier) -> SQLText {
    switch role.name {
    case "public": "PUBLIC"
    case "current_user": "CURRENT_USER"
    case "current_role": "CURRENT_ROLE"
    case "session_user": "SESSION_USER"
    default: "\(role)"
    }
  }

  package static func list(_ roles: [SQLIdentifier]) -> SQLText {
    "\(roles.map(sql), separator: ", ")"
  }

  private static func creation(of name: SQLIdentifier, _ definition: DDLText) -> DDLText {
    let statement: DDLText = definition.isEmpty ? "\(name)" : "\(name) \(definition)"
    let tag = tag(notIn: statement.text)
    return """
      DO \(tag)
      BEGIN
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = \(SQLLiteral(name.name))) THEN
          CREATE ROLE \(statement);
        END IF;
      END
      \(tag);
      """
  }

  /// A dollar quote that the text cannot end.
  private static func tag(notIn text: String) -> SQLText {
    var number = 0
    var tag = "$$"
    while text.contains(tag) {
      number += 1
      tag = "$role\(number)$"
    }
    return SQLText(verbatim: tag)
  }

  /// What follows the role's name, without a password.
  private static func definition(of role: Role, _ path: ObjectPath) -> DDLText {
    let source = role.definition.source
    guard let tokens = try? SQLLexer.tokens(of: source), let first = tokens.first,
      let last = tokens.last
    else { return "" }
    let bytes = Array(source.utf8)
    var text: DDLText = ""
    var start = first.range.lowerBound
    func keep(upTo end: Int) {
      guard start < end else { return }
      text.append(
        authored: String(decoding: bytes[start..<end], as: UTF8.self), of: path, .expression,
        from: start)
    }
    for (position, token) in tokens.enumerated() where token.isWord("password") {
      let isEncrypted = position > 0 && tokens[position - 1].isWord("encrypted")
      keep(upTo: (isEncrypted ? tokens[position - 1] : token).range.lowerBound)
      start =
        position + 2 < tokens.count
        ? tokens[position + 2].range.lowerBound : last.range.upperBound
    }
    keep(upTo: last.range.upperBound)
    return text
  }

  /// Roles after those that their definitions name.
  private static func ordered(_ roles: [Role]) -> [Role] {
    let places = Dictionary(
      roles.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let needs = roles.map { role in
      MentionedRoles.names(after: ["role", "group", "admin", "user"], in: role.definition.source)
        .compactMap { places[$0] }
    }
    let order = DependencyOrder(required: needs, preferred: roles.map { _ in [] })
    return order.sorted().map { roles[$0] }
  }
}
