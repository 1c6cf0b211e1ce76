import SengiSQL
import SengiSchema

/// Writes the type of the ids of a table's rows.
struct IDEmitter {
  let table: TableEmitter

  func declaration() -> [SwiftCode] {
    guard let id = table.spelling.names.ids.declaration(of: table.table) else { return [] }
    let name = table.table.name
    if id.table != name {
      return table.body.assignment(
        "\(table.library.access)typealias ID", table.spelling.id(of: id.table, inside: name))
    }
    let raw = table.keyPlans.first.map { table.spelling.value($0.column.type) } ?? ""
    return table.body.assignment(
      "\(table.library.access)typealias ID", "\(table.library[.pgID])<\(table.name), \(raw)>")
  }
}
