import SengiSQL
import SengiSchema

func name(_ text: String) -> SQLIdentifier { SQLIdentifier(truncating: text) }

func blog(_ text: String) -> QualifiedName { QualifiedName(name("blog"), name(text)) }

func schema(
  target: Int = 15, enumerations: [Enumeration] = [], functions: [Function] = [],
  tables: [Table] = []
) -> Schema {
  Schema(
    target: PostgresVersion(major: target),
    namespaces: [
      Namespace(
        name: name("blog"), enumerations: enumerations, functions: functions, tables: tables)
    ])
}

/// A table with a `bigint` key `id` and a foreign key to each of the others, called `to_⟨other⟩`.
func linked(_ table: String, to others: [String] = []) -> Table {
  Table(
    name: blog(table),
    columns: [Column(name: name("id"), type: DataType(.bigint))]
      + others.map { Column(name: name("\($0)_id"), type: DataType(.bigint)) },
    primaryKey: PrimaryKey(name: name("\(table)_pkey"), columns: [name("id")]),
    foreignKeys: others.map {
      ForeignKey(
        name: name("to_\($0)"), columns: [name("\($0)_id")], referencedTable: blog($0),
        referencedColumns: [name("id")])
    })
}
