import SengiDiff
import SengiSQL
import SengiSchema

/// Says of tables that come to parents or leave them what they have from those, so that it is kept,
/// dropped and made like anything else of a table that stands alone.
struct MembershipExpansion {
  private(set) var old: Schema
  private(set) var new: Schema

  init(_ old: Schema, _ new: Schema) {
    self.old = old
    self.new = new
    let before = Dictionary(old.tables.map { ($0.name, $0) }) { first, _ in first }
    let (given, wanted) = (PartsFromParents(old), PartsFromParents(new))
    var (leaving, joining): ([QualifiedName: Table], [QualifiedName: Table]) = ([:], [:])
    for table in new.tables {
      guard let former = before[table.name] else {
        // It is made for itself and attached then.
        if let parent = table.partitionOf?.parent, before[parent] != nil {
          joining[table.name] = wanted.referenced(wanted.named(table), in: new)
        }
        continue
      }
      guard !former.hasSameParents(as: table) else {
        if table.partitionOf != nil {
          // What only one of them says may be there in both.
          leaving[table.name] = former.saying(table, from: given.whole(former))
          joining[table.name] = table.saying(former, from: wanted.whole(table))
        }
        continue
      }
      let stays = former.inherits.filter(table.inherits.contains).compactMap { before[$0] }
      leaving[table.name] = given.whole(former).standing(below: stays)
      if table.partitionOf != nil { joining[table.name] = wanted.whole(table).standing(below: []) }
    }
    guard !leaving.isEmpty || !joining.isEmpty else { return }
    self.old.replaceTables(leaving)
    self.new.replaceTables(joining)
  }
}

extension Table {
  /// With those of its parts from parents that another table says.
  /// - Returns: nil where there are none.
  fileprivate func saying(_ other: Table, from whole: Table) -> Table? {
    let said = Set(other.indexNames).subtracting(indexNames)
    let indexes = whole.indexes.filter { said.contains($0.name) }
    let uniques = whole.uniques.filter { said.contains($0.name) }
    let key = primaryKey == nil && other.primaryKey != nil ? whole.primaryKey : nil
    if indexes.isEmpty, uniques.isEmpty, key == nil { return nil }
    var table = self
    table.primaryKey = key ?? primaryKey
    table.indexes += indexes
    table.uniques += uniques
    return table
  }

  /// What it is a child of, and for which rows.
  fileprivate func hasSameParents(as other: Table) -> Bool {
    partitionOf?.parent == other.partitionOf?.parent
      && partitionOf?.bound == other.partitionOf?.bound && inherits == other.inherits
  }

  /// With columns that are its own but for those of the parents.
  fileprivate func standing(below parents: [Table]) -> Table {
    var table = self
    for index in table.columns.indices where ofType == nil {
      let name = table.columns[index].name
      if parents.allSatisfy({ $0.column(name) == nil }) { table.columns[index].isInherited = false }
    }
    table.partitionOf?.isAttached = true
    return table
  }
}

extension Schema {
  fileprivate mutating func replaceTables(_ tables: [QualifiedName: Table]) {
    for space in namespaces.indices {
      for index in namespaces[space].tables.indices {
        guard let table = tables[namespaces[space].tables[index].name] else { continue }
        namespaces[space].tables[index] = table.normalized
      }
    }
  }
}
