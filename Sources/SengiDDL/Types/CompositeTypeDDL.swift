import SengiSQL
import SengiSchema

/// `CREATE TYPE … AS (…)`.
enum CompositeTypeDDL {
  static func write(_ type: CompositeType, _ index: SchemaIndex, into script: inout ScriptBuilder) {
    let path = ObjectPath.compositeType(type.name)
    let attributes = type.attributes.map { attribute in
      var sql: DDLText = "  \(attribute.name) \(index.type(attribute.type))"
      if let collation = attribute.collation { sql += " COLLATE \(collation)" }
      return sql
    }
    let list: DDLText = attributes.isEmpty ? "()" : "(\n\(attributes, separator: ",\n")\n)"
    script.append("CREATE TYPE \(type.name) AS \(list);", for: path)
    script.comment(on: "TYPE \(type.name)", type.doc, for: path)
    for attribute in type.attributes {
      script.comment(
        on: "COLUMN \(type.name).\(attribute.name)", attribute.doc,
        for: path.appending(.column(attribute.name)))
    }
  }
}
