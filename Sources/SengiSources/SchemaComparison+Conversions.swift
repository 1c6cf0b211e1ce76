import SengiSQL
import SengiSchema

extension SchemaComparison {
  /// Gives the old sides what a server does not know: how values make the way.
  mutating func adoptConversions(_ from: Schema?, _ to: Schema?) {
    if let from { old = old.adoptingConversions(of: from) }
    if let to { back.old = back.old.adoptingConversions(of: to) }
  }
}

extension Schema {
  fileprivate func adoptingConversions(of source: Schema) -> Schema {
    var schema = self
    for space in schema.namespaces.indices {
      for table in schema.namespaces[space].tables.indices {
        let name = schema.namespaces[space].tables[table].name
        guard let known = source.table(name),
          known.columns.contains(where: { $0.using != nil || $0.back != nil })
        else { continue }
        for column in schema.namespaces[space].tables[table].columns.indices {
          let name = schema.namespaces[space].tables[table].columns[column].name
          guard let said = known.column(name) else { continue }
          schema.namespaces[space].tables[table].columns[column].using = said.using
          schema.namespaces[space].tables[table].columns[column].back = said.back
        }
      }
      for index in schema.namespaces[space].enumerations.indices {
        let name = schema.namespaces[space].enumerations[index].name
        guard let known = source.enumeration(name) else { continue }
        schema.namespaces[space].enumerations[index].successors = known.successors
      }
    }
    // What is text to the server is an enum to its author.
    for space in source.namespaces {
      for item in space.enumerations where item.storage == .text {
        guard let index = schema.namespaces.firstIndex(where: { $0.name == space.name }),
          !schema.namespaces[index].enumerations.contains(where: { $0.name == item.name })
        else { continue }
        schema.namespaces[index].enumerations.append(item)
        for table in schema.namespaces[index].tables.indices {
          schema.namespaces[index].tables[table].nameEnumerations(item.name, source)
        }
      }
    }
    return schema
  }
}

extension Table {
  fileprivate mutating func nameEnumerations(_ type: QualifiedName, _ source: Schema) {
    guard let known = source.table(name) else { return }
    for index in columns.indices where columns[index].type.base == .text {
      if let said = known.column(columns[index].name), said.type.base == .enumeration(type) {
        columns[index].type.base = said.type.base
      }
    }
  }
}
