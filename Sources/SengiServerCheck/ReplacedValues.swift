import SengiDDL
import SengiSQL
import SengiSchema

/// The look at `from` and `back` of columns that replace others, which a trigger's body hides from
/// the server until a row comes.
enum ReplacedValues {
  /// Queries that give no row, each with its value as the only text of the author's.
  static func statements(of schema: Schema) -> [DDLStatement] {
    schema.tables.flatMap { table in
      table.dualWrites.flatMap { write -> [DDLStatement] in
        let space = table.name.namespace
        let function = write.function(searchPath: schema.searchPath(of: space))
        let object = ObjectPath.function(function)
        let settings = DDLStatement(
          "SET search_path = \(schema.searchPath(of: space));", for: nil)
        return [settings]
          + [statement(of: write, .from, object), statement(of: write, .back, object)]
          .compactMap(\.self)
      }
    }
  }

  /// - Parameter function: What is not to be looked at again where the value is refused.
  private static func statement(
    of write: DualWrite, _ aspect: SQLAspect, _ function: ObjectPath
  ) -> DDLStatement? {
    guard let text = aspect == .from ? write.from : write.back else { return nil }
    let type = aspect == .from ? write.new.type : write.old.type
    let head: SQLText = "SELECT ("
    let sql: SQLText = "\(head)\(text.sql))::\(type.sql) FROM \(write.table) WHERE false;"
    let start = head.description.utf8.count
    let column = ObjectPath.table(write.table).appending(.column(write.new.name))
    return DDLStatement(
      sql, for: function,
      spans: [
        AuthoredSpan(
          range: start..<(start + text.source.utf8.count), object: column, aspect: aspect,
          sourceOffset: 0)
      ])
  }
}
