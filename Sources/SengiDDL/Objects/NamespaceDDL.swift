import SengiSQL
import SengiSchema

/// `CREATE SCHEMA`.
enum NamespaceDDL {
  static func write(_ schema: Schema, into script: inout ScriptBuilder) {
    let declared = schema.namespaces.map(\.name)
    for namespace in schema.namespaces {
      let path = ObjectPath([.namespace(namespace.name)])
      if namespace.name != Schema.publicNamespace {
        script.append("CREATE SCHEMA \(namespace.name);", for: path)
      }
      guard let doc = namespace.doc else { continue }
      let comment: DDLText = "COMMENT ON SCHEMA \(namespace.name) IS \(SQLLiteral(doc));"
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
  }
}
