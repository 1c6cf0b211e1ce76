import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  /// The tails of GRANT or REVOKE statements.
  mutating func readGrants(
    _ node: YAMLNode, isRevoke: Bool, after count: Int, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> [Grant] {
    var grants: [Grant] = []
    for item in node.items("a list of privileges", &diagnostics) ?? [] {
      guard let text = clause(item, "what follows \(isRevoke ? "REVOKE" : "GRANT")", &diagnostics)
      else { continue }
      let read: GrantClause? = parse(text, &diagnostics) { cursor throws(ClauseError) in
        try GrantClause(&cursor, isRevoke: isRevoke)
      }
      guard let clause = read else { continue }
      let path = ObjectPath([.namespace(namespace), .grant(count + grants.count)])
      sources.record(text.text, for: path)
      grants.append(
        Grant(
          isRevoke: isRevoke, privileges: clause.privileges, kind: clause.kind,
          object: name(of: clause, in: namespace), arguments: clause.arguments,
          grantees: clause.grantees, withGrantOption: clause.withGrantOption))
    }
    return grants
  }

  private func name(of clause: GrantClause, in namespace: SQLIdentifier) -> QualifiedName {
    switch clause.kind {
    case .schema: QualifiedName(nil, names.mapped(clause.object.name))
    case .language, .foreignDataWrapper, .foreignServer: QualifiedName(nil, clause.object.name)
    case .table, .sequence, .function, .procedure, .routine, .type, .domain:
      names.resolveAny(clause.object.namespace, clause.object.name, in: namespace)
    }
  }

  /// The tails of ALTER DEFAULT PRIVILEGES, for the file's namespace unless `everywhere`.
  mutating func readDefaultPrivileges(
    _ node: YAMLNode, in namespace: SQLIdentifier, _ diagnostics: inout Diagnostics
  ) -> [DefaultPrivileges] {
    var read: [DefaultPrivileges] = []
    for item in node.items("a list of default privileges", &diagnostics) ?? [] {
      guard
        let (text, extra) = longForm(
          item, "what follows ALTER DEFAULT PRIVILEGES", .defaultPrivileges, &diagnostics)
      else { continue }
      let isReadable: Bool? = parse(text, &diagnostics) { cursor throws(ClauseError) in
        while cursor.next != nil { cursor.advance() }
        return true
      }
      guard isReadable != nil else { continue }
      let everywhere = boolean(extra["everywhere"], "everywhere", &diagnostics)
      read.append(
        DefaultPrivileges(
          definition: text.expression, namespace: everywhere ? nil : namespace))
    }
    return read
  }
}
