import SengiSQL
import SengiSchema

/// Says of `serial` what it stands for (manual §8.1.4), where a column becomes serial, is so no
/// more, or counts in another type: its sequence and default can be changed one by one then.
struct SerialExpansion {
  private(set) var old: Schema
  private(set) var new: Schema

  init(_ old: Schema, _ new: Schema) {
    self.old = old
    self.new = new
    let before = Dictionary(old.tables.map { ($0.name, $0) }) { first, _ in first }
    for table in new.tables {
      guard let former = before[table.name] else { continue }
      for column in table.columns {
        guard let was = former.column(column.name),
          was.generation == .serial || column.generation == .serial,
          was.generation != column.generation || was.type != column.type
        else { continue }
        self.old.expand(column.name, of: table.name)
        self.new.expand(column.name, of: table.name)
      }
    }
    self.old = self.old.normalized
    self.new = self.new.normalized
  }
}

extension Schema {
  fileprivate mutating func expand(_ name: SQLIdentifier, of table: QualifiedName) {
    guard let space = namespaces.firstIndex(where: { $0.name == table.namespace }),
      let place = namespaces[space].tables.firstIndex(where: { $0.name == table }),
      let column = namespaces[space].tables[place].columns.firstIndex(where: { $0.name == name }),
      namespaces[space].tables[place].columns[column].generation == .serial
    else { return }
    let sequence = DefaultName.sequence(table.name, name)
    let type = namespaces[space].tables[place].columns[column].type.base
    namespaces[space].tables[place].columns[column].generation = nil
    namespaces[space].tables[place].columns[column].defaultValue = SQLExpression(
      "nextval(\(SQLLiteral(sequence.spelled).sql))")
    namespaces[space].sequences.append(
      SequenceObject(
        name: QualifiedName(table.namespace, sequence),
        options: SequenceOptions(type: type == .bigint ? nil : type),
        ownedBy: ColumnReference(table: table, column: name),
        isUnlogged: namespaces[space].tables[place].isUnlogged && target.major >= 15,
        owner: namespaces[space].tables[place].owner))
  }
}
