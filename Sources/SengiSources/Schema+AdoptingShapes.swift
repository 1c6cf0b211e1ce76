import SengiDDL
import SengiSQL
import SengiSchema

extension Schema {
  /// The schema as a server reads it back, with what its author says of the JSON in columns, which
  /// the server does not know: shapes, and what labels were called before.
  ///
  /// The checks that hold columns to their shapes are then said by the columns.
  func adoptingShapes(of source: Schema) -> Schema {
    guard source.namespaces.contains(where: { !$0.shapes.isEmpty }) else { return self }
    var schema = self
    for space in schema.namespaces.indices {
      guard let said = source.namespace(schema.namespaces[space].name) else { continue }
      schema.namespaces[space].shapes = said.shapes
      schema.namespaces[space].adoptLabels(of: said)
      for table in schema.namespaces[space].tables.indices {
        let name = schema.namespaces[space].tables[table].name
        guard let written = source.table(name) else { continue }
        schema.namespaces[space].tables[table].adoptShapes(of: written, in: source)
      }
    }
    return schema
  }
}

extension Namespace {
  fileprivate mutating func adoptLabels(of source: Namespace) {
    for item in source.enumerations {
      if item.storage == .text {
        if !enumerations.contains(where: { $0.name == item.name }) { enumerations.append(item) }
        continue
      }
      guard let index = enumerations.firstIndex(where: { $0.name == item.name }) else { continue }
      enumerations[index].isOpen = item.isOpen
      for value in enumerations[index].values.indices {
        let label = enumerations[index].values[value].label
        enumerations[index].values[value].was = item.values.first { $0.label == label }?.was
      }
    }
  }
}

extension Table {
  fileprivate mutating func adoptShapes(of source: Table, in schema: Schema) {
    for index in columns.indices {
      guard let said = source.column(columns[index].name), said.type.base.shape != nil else {
        continue
      }
      switch (columns[index].type.base, said.type.base) {
      case (.json, .json), (.jsonb, .jsonb): columns[index].type.base = said.type.base
      default: continue
      }
      columns[index].tag = said.tag
      columns[index].enforcesShape = said.enforcesShape
      guard !said.isInherited, let check = ShapeFunction.check(of: said, in: source, schema) else {
        continue
      }
      checks.removeAll { $0.name == check.name }
    }
  }
}
