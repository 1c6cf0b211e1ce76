import SengiSQL
import SengiSchema

/// `CREATE TYPE … AS ENUM`.
enum EnumerationDDL {
  static func write(_ enumeration: Enumeration, into script: inout ScriptBuilder) {
    let path = ObjectPath.enumeration(enumeration.name)
    let labels = enumeration.values.map { SQLText("  \(SQLLiteral($0.label))") }
    let list: SQLText = labels.isEmpty ? "()" : "(\n\(labels, separator: ",\n")\n)"
    script.append("CREATE TYPE \(enumeration.name) AS ENUM \(list);", for: path)
    if let doc = enumeration.doc {
      script.continueWith("COMMENT ON TYPE \(enumeration.name) IS \(SQLLiteral(doc));", for: path)
    }
  }
}
