import SengiSQL
import SengiSchema

func id(_ name: String) -> SQLIdentifier { SQLIdentifier(truncating: name) }

func name(_ namespace: String, _ name: String) -> QualifiedName {
  QualifiedName(id(namespace), id(name))
}

extension Column {
  init(_ name: String, _ type: BaseType, _ change: (inout Column) -> Void = { _ in }) {
    self.init(name: id(name), type: DataType(type))
    change(&self)
  }
}

extension Table {
  init(
    _ name: QualifiedName, key: [String] = [], _ columns: [Column],
    _ change: (inout Table) -> Void = { _ in }
  ) {
    self.init(
      name: name, columns: columns,
      primaryKey: key.isEmpty
        ? nil : PrimaryKey(name: id("\(name.name)_pkey"), columns: key.map(id)))
    change(&self)
  }
}

func foreignKey(
  _ column: String, to table: QualifiedName, _ referenced: String = "id",
  _ change: (inout ForeignKey) -> Void = { _ in }
) -> ForeignKey {
  var key = ForeignKey(
    name: id("\(column)_fkey"), columns: [id(column)], referencedTable: table,
    referencedColumns: [id(referenced)])
  change(&key)
  return key
}

func unit(_ name: String, _ namespace: Namespace) -> SchemaUnit {
  SchemaUnit(
    name: name, namespace: namespace.name, enumerations: namespace.enumerations.map(\.name),
    shapes: namespace.shapes.map(\.name), tables: namespace.tables.map(\.name),
    domains: namespace.domains.map(\.name),
    compositeTypes: namespace.compositeTypes.map(\.name), views: namespace.views.map(\.name),
    functions: namespace.functions.map(ObjectPath.function))
}
