import SengiSQL
import SengiSchema

/// A schema with what writing it as SQL looks up again and again.
struct SchemaIndex {
  let schema: Schema
  private let tables: [QualifiedName: Table]
  private let textEnumerations: Set<QualifiedName>
  private let readings: [SQLIdentifier?: Reading]
  private let partitions: PartitionTree

  init(_ schema: Schema) {
    self.schema = schema
    tables = Dictionary(schema.tables.map { ($0.name, $0) }) { first, _ in first }
    textEnumerations = Set(
      schema.namespaces.flatMap(\.enumerations).filter { $0.storage == .text }.map(\.name))
    partitions = PartitionTree(schema)
    var readings: [SQLIdentifier?: Reading] = [nil: Reading(nil, of: schema)]
    for namespace in schema.namespaces {
      readings[namespace.name] = Reading(namespace.name, of: schema)
    }
    self.readings = readings
  }

  func table(_ name: QualifiedName) -> Table? { tables[name] }

  func reading(_ namespace: SQLIdentifier?) -> Reading {
    readings[namespace] ?? Reading(namespace, of: schema)
  }

  /// The type as the database has it: an enum kept as text is `text`.
  func type(_ type: DataType) -> SQLText {
    guard case .enumeration(let name) = type.base, textEnumerations.contains(name) else {
      return type.sql
    }
    return DataType(.text, dimensions: type.dimensions).sql
  }

  /// The type as written where Sengi does not know it, marked as its author's.
  func type(_ type: DataType, of object: ObjectPath) -> DDLText {
    guard case .other(let name) = type.base else { return DDLText(self.type(type)) }
    var text: DDLText = ""
    text.append(authored: name.description, of: object, .type, from: 0)
    return text + DDLText(SQLText(verbatim: String(repeating: "[]", count: type.dimensions)))
  }

  /// The tables whose columns the table takes over.
  func parents(of table: Table) -> [Table] { table.parents.compactMap { tables[$0] } }

  /// The column that a table takes over from its parents: the first's, NOT NULL if any's is.
  func inherited(_ column: SQLIdentifier, by table: Table) -> Column? {
    let columns = parents(of: table).compactMap { $0.column(column) }
    guard var first = columns.first else { return nil }
    first.isNullable = columns.allSatisfy(\.isNullable)
    return first
  }

  /// How many tables a partition lies below; 0 for what is no partition.
  func depth(of table: Table) -> Int {
    var depth = 0
    var current = table
    while let parent = current.partitionOf?.parent, let next = tables[parent], depth < tables.count
    {
      depth += 1
      current = next
    }
    return depth
  }

  /// All partitions below the table, parents first.
  func partitions(below table: Table) -> [Table] { partitions.descendants(of: table.name) }

  /// Whether the table's keys are made after its partitions, some of which bring keys of their own
  /// for the table's to adopt.
  func hasLateKeys(_ table: Table) -> Bool {
    guard table.partitioning != nil, table.primaryKey != nil || !table.uniques.isEmpty else {
      return false
    }
    let keys = [table.primaryKey?.name].compactMap { $0 } + table.uniques.map(\.name)
    return keys.contains(where: table.onlyIndexes.contains)
      || partitions(below: table).contains { partition in
        guard partition.partitionOf?.isAttached == false else { return false }
        if let key = table.primaryKey, partition.primaryKey?.isLike(key) == true { return true }
        return table.uniques.contains { partition.uniques.contains(where: $0.isLike) }
      }
  }

  /// Every object of the rarer kinds, those of no namespace first.
  /// The enums that are types of the database.
  var enumerations: [QualifiedName] {
    schema.namespaces.flatMap(\.enumerations).filter { $0.storage == .native }.map(\.name)
  }

  var objects: [DefinedObject] { schema.objects + schema.namespaces.flatMap(\.objects) }
}
