import SengiSchema

extension Schema {
  /// The schema with its enforced shapes said as the checks that they are in the database.
  public var withShapeChecks: Schema {
    var schema = self
    for space in schema.namespaces.indices {
      for index in schema.namespaces[space].tables.indices {
        let table = schema.namespaces[space].tables[index]
        schema.namespaces[space].tables[index].checks += table.columns
          .filter { !$0.isInherited }
          .compactMap { ShapeFunction.check(of: $0, in: table, self) }
      }
    }
    return schema
  }
}
