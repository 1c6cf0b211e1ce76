import SengiSQL
import SengiSchema

/// Statements that are carried as they are.
enum CustomDDL {
  static func write(_ custom: CustomObject, _ reading: Reading, into script: inout ScriptBuilder) {
    let path = ObjectPath([.custom(custom.name)])
    let sql = reading.sql(definition: custom.statements, of: path)
    guard !sql.isEmpty else { return }
    script.append(sql + ";", for: path)
  }
}
