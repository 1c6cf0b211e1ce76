import SengiSQL
import SengiSchema

extension Schema {
  /// The schema with the defaults that children and partitions have from a parent's `serial`, in the
  /// server's words: no file names its sequence, yet it is there, as everything else about the column.
  func namingSequences(as form: Schema) -> Schema {
    guard tables.contains(where: { !$0.parents.isEmpty }) else { return self }
    let known = Dictionary(tables.map { ($0.name, $0) }) { first, _ in first }
    let read = Dictionary(form.tables.map { ($0.name, $0) }) { first, _ in first }
    func isSerial(_ column: SQLIdentifier, _ table: Table, _ depth: Int) -> Bool {
      depth < known.count
        && table.parents.compactMap { known[$0] }.contains { parent in
          guard let above = parent.column(column) else { return false }
          return above.generation == .serial
            || above.isInherited && above.defaultValue == nil
              && isSerial(column, parent, depth + 1)
        }
    }
    var schema = self
    for space in schema.namespaces.indices {
      for index in schema.namespaces[space].tables.indices {
        let table = schema.namespaces[space].tables[index]
        for (position, column) in table.columns.enumerated()
        where column.isInherited && column.defaultValue == nil && column.generation == nil {
          guard let own = read[table.name]?.column(column.name)?.defaultValue,
            isSerial(column.name, table, 0)
          else { continue }
          schema.namespaces[space].tables[index].columns[position].defaultValue = own
        }
      }
    }
    return schema
  }
}
