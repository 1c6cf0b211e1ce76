import SengiSQL
import SengiSchema

extension Schema {
  /// The schema of a database with what the files say of columns that replace others, as far as the
  /// database has the trigger and the function that keep both the same.
  func adoptingReplacements(of existing: Schema) -> Schema {
    var schema = self
    for known in existing.tables {
      for write in known.dualWrites { schema.adopt(write, of: known) }
    }
    return schema
  }

  private mutating func adopt(_ write: DualWrite, of known: Table) {
    guard let space = namespaces.firstIndex(where: { $0.name == write.table.namespace }),
      let table = namespaces[space].tables.firstIndex(where: { $0.name == write.table }),
      let trigger = namespaces[space].tables[table].triggers.firstIndex(where: {
        $0.isSame(as: write.trigger)
      }),
      let function = namespaces[space].functions.firstIndex(where: {
        $0.name == write.functionName && $0.arguments?.source == "()"
          && $0.definition.source.contains(write.body)
      })
    else { return }
    let now = namespaces[space].tables[table]
    guard now.column(write.old.name)?.type == write.old.type,
      now.column(write.new.name)?.type == write.new.type
    else { return }
    for index in now.columns.indices {
      guard let column = known.column(now.columns[index].name), column.isHalfOfReplacement else {
        continue
      }
      namespaces[space].tables[table].columns[index].replaces = column.replaces
      namespaces[space].tables[table].columns[index].replacedBy = column.replacedBy
    }
    namespaces[space].tables[table].triggers[trigger] = write.trigger
    let path = searchPath(of: write.table.namespace)
    namespaces[space].functions[function].definition = write.function(searchPath: path).definition
  }
}

extension Table {
  /// The triggers to be written: those that columns with `replaces` bring are not.
  var writtenTriggers: [Trigger] {
    let brought = Set(dualWrites.map(\.name))
    return brought.isEmpty ? triggers : triggers.filter { !brought.contains($0.name) }
  }
}

extension Trigger {
  fileprivate func isSame(as other: Trigger) -> Bool {
    name == other.name && !isConstraint && firing == .origin && doc == nil
      && event.isSame(as: other.event) && action.isSame(as: other.action)
  }
}
