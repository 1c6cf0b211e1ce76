import SengiSchema

extension Schema {
  /// The schema without `enforce` on columns whose shape no file says.
  var enforcingShapesOnly: Schema {
    var schema = self
    for space in schema.namespaces.indices {
      for table in schema.namespaces[space].tables.indices {
        let columns = schema.namespaces[space].tables[table].columns
        for (index, column) in columns.enumerated()
        where column.enforcesShape != nil && column.type.base.shape == nil {
          schema.namespaces[space].tables[table].columns[index].enforcesShape = nil
        }
      }
    }
    return schema
  }
}
