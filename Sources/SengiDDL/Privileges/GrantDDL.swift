import SengiSQL
import SengiSchema

/// `GRANT` and `REVOKE`, and `ALTER DEFAULT PRIVILEGES`.
package enum GrantDDL {
  static func write(_ index: SchemaIndex, into script: inout ScriptBuilder) {
    for namespace in index.schema.namespaces where !namespace.grants.isEmpty {
      let reading = index.reading(namespace.name)
      script.read(under: reading.searchPath)
      for (position, grant) in namespace.grants.enumerated() {
        let path = ObjectPath([.namespace(namespace.name), .grant(position)])
        script.append(sql(grant, reading, path), for: path)
      }
    }
  }

  /// The statement on its own; the arguments of functions are left as they are.
  package static func sql(_ grant: Grant, in schema: Schema) -> SQLText {
    let namespace = grant.object.namespace
    return sql(grant, Reading(namespace, of: schema), ObjectPath([.grant(0)])).sql
  }

  private static func sql(_ grant: Grant, _ reading: Reading, _ path: ObjectPath) -> DDLText {
    let privileges = grant.privileges.map { privilege in
      let word = SQLText(privilege)
      return privilege.columns.isEmpty ? "\(word)" : "\(word) (\(privilege.columns))" as DDLText
    }
    var object: DDLText = "\(SQLText(grant.kind)) \(name(of: grant))"
    if let arguments = grant.arguments {
      let list = AggregateArguments(arguments.source).plain.map { SQLExpression($0) } ?? arguments
      object += reading.sql(list, of: path)
    }
    let roles = RoleDDL.list(grant.grantees)
    if grant.isRevoke {
      let option: DDLText = grant.withGrantOption ? "GRANT OPTION FOR " : ""
      return "REVOKE \(option)\(privileges, separator: ", ") ON \(object) FROM \(roles);"
    }
    let option: DDLText = grant.withGrantOption ? " WITH GRANT OPTION" : ""
    return "GRANT \(privileges, separator: ", ") ON \(object) TO \(roles)\(option);"
  }

  private static func name(of grant: Grant) -> QualifiedName {
    switch grant.kind {
    case .schema, .language, .foreignDataWrapper, .foreignServer:
      QualifiedName(nil, grant.object.name)
    case .table, .sequence, .function, .procedure, .routine, .type, .domain: grant.object
    }
  }

  /// Last of all, so that they do not bear on what the script itself has made.
  static func writeDefaults(_ index: SchemaIndex, into script: inout ScriptBuilder) {
    for namespace in index.schema.namespaces {
      for (position, item) in namespace.defaultPrivileges.enumerated() {
        let path = ObjectPath([.namespace(namespace.name), .defaultPrivileges(position)])
        write(item, index.reading(namespace.name), path, into: &script)
      }
    }
    for (position, item) in index.schema.defaultPrivileges.enumerated() {
      let path = ObjectPath([.defaultPrivileges(position)])
      write(item, index.reading(nil), path, into: &script)
    }
  }

  private static func write(
    _ item: DefaultPrivileges, _ reading: Reading, _ path: ObjectPath,
    into script: inout ScriptBuilder
  ) {
    let definition = reading.sql(definition: item.definition, of: path)
    let place: DDLText = item.namespace.map { "IN SCHEMA \($0) " } ?? ""
    script.append("ALTER DEFAULT PRIVILEGES \(place)\(definition);", for: path)
  }
}

extension SQLText {
  /// The privilege's words; what is none of the letters that privileges are made of is left out.
  fileprivate init(_ privilege: Grant.Privilege) {
    self.init(
      verbatim: String(
        privilege.name.unicodeScalars.filter {
          ("A"..."Z").contains($0) || ("a"..."z").contains($0) || $0 == " "
        }.map(Character.init)))
  }

  fileprivate init(_ kind: Grant.Kind) {
    self.init(verbatim: kind.rawValue.uppercased())
  }
}
