import SengiSQL
import SengiSchema

/// `CREATE SEQUENCE`, and later the column that owns it.
enum SequenceDDL {
  static func write(_ sequence: SequenceObject, into script: inout ScriptBuilder) {
    let path = ObjectPath.sequence(sequence.name)
    let keywords: SQLText = sequence.isUnlogged ? "CREATE UNLOGGED SEQUENCE" : "CREATE SEQUENCE"
    let options = sequence.options.sql
    let tail: SQLText = options.description.isEmpty ? "" : "\n  \(options)"
    script.append("\(keywords) \(sequence.name)\(tail);", for: path)
    script.comment(on: "SEQUENCE \(sequence.name)", sequence.doc, for: path)
  }

  static func writeOwningColumn(_ sequence: SequenceObject, into script: inout ScriptBuilder) {
    guard let column = sequence.ownedBy else { return }
    script.append(
      "ALTER SEQUENCE \(sequence.name) OWNED BY \(column.table).\(column.column);",
      for: .sequence(sequence.name))
  }
}
