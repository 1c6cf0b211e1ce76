import SengiSQL
import SengiSchema

/// Says the names of NOT NULL constraints of new columns that the server would choose otherwise, since
/// another table has one of the name (PostgreSQL 18).
enum NotNullNames {
  static func saying(_ new: Schema, beside old: Schema) -> Schema {
    guard new.target.major >= 18 else { return new }
    let before = Dictionary(old.tables.map { ($0.name, $0) }) { first, _ in first }
    var taken: [QualifiedName: Set<QualifiedName>] = [:]
    for table in old.tables {
      for column in table.columns where !column.isNullable {
        let name = column.notNullName ?? DefaultName.notNull(table.name.name, column.name)
        taken[QualifiedName(table.name.namespace, name), default: []].insert(table.name)
      }
    }
    var schema = new
    for space in schema.namespaces.indices {
      for index in schema.namespaces[space].tables.indices {
        let table = schema.namespaces[space].tables[index]
        let former = before[table.name]
        for (place, column) in table.columns.enumerated()
        where !column.isNullable && !column.isInherited && column.notNullName == nil
          && former?.column(column.name) == nil
        {
          let name = DefaultName.notNull(table.name.name, column.name)
          let owners = taken[QualifiedName(table.name.namespace, name)] ?? []
          if owners.contains(where: { $0 != table.name }) {
            schema.namespaces[space].tables[index].columns[place].notNullName = name
          }
        }
      }
    }
    return schema
  }
}
