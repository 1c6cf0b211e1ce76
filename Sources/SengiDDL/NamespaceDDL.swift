import SengiSQL
import SengiSchema

/// `CREATE SCHEMA` and `CREATE EXTENSION`.
enum NamespaceDDL {
  static func write(_ schema: Schema, into script: inout ScriptBuilder) {
    let declared = schema.namespaces.map(\.name)
    for namespace in schema.namespaces {
      let path = ObjectPath([.namespace(namespace.name)])
      if namespace.name != Schema.publicNamespace {
        script.append("CREATE SCHEMA \(namespace.name);", for: path)
      }
      guard let doc = namespace.doc else { continue }
      let comment: SQLText = "COMMENT ON SCHEMA \(namespace.name) IS \(SQLLiteral(doc));"
      if namespace.name == Schema.publicNamespace {
        script.append(comment, for: path)
      } else {
        script.continueWith(comment, for: path)
      }
    }
    let added = Set(schema.extensions.compactMap(\.namespace))
      .subtracting(declared + [Schema.publicNamespace, SQLIdentifier(static: "pg_catalog")])
    for namespace in added.sorted() {
      script.append("CREATE SCHEMA IF NOT EXISTS \(namespace);", for: nil)
    }

    guard !schema.extensions.isEmpty else { return }
    script.read(under: [Schema.publicNamespace])
    for item in schema.extensions {
      // A database made from a prepared template has some already.
      var sql: SQLText = "CREATE EXTENSION IF NOT EXISTS \(item.name)"
      if let namespace = item.namespace { sql += " WITH SCHEMA \(namespace)" }
      if let version = item.version { sql += " VERSION \(SQLLiteral(version))" }
      script.append(sql + ";", for: ObjectPath([.extension(item.name)]))
    }
  }
}
