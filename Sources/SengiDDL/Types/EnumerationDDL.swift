import SengiSQL
import SengiSchema

/// `CREATE TYPE … AS ENUM`; an enum kept as text makes no type.
enum EnumerationDDL {
  static func write(_ enumeration: Enumeration, into script: inout ScriptBuilder) {
    guard enumeration.storage == .native else { return }
    let path = ObjectPath.enumeration(enumeration.name)
    let labels = enumeration.values.map { DDLText("  \(SQLLiteral($0.label))") }
    let list: DDLText = labels.isEmpty ? "()" : "(\n\(labels, separator: ",\n")\n)"
    script.append("CREATE TYPE \(enumeration.name) AS ENUM \(list);", for: path)
    script.comment(on: "TYPE \(enumeration.name)", enumeration.doc, for: path)
  }
}
