import SengiSQL
import SengiSchema

extension SchemaAssembly {
  /// Says which indexes of a partitioned table and its partitions belong together, where the server
  /// would not choose the same.
  func addAttachments(
    to table: inout Table, _ context: RelationContext, _ relations: RelationDirectory
  ) {
    for row in relations.indexes[context.oid] ?? [] {
      guard let name = row.name("name") else { continue }
      if table.partitioning != nil, !row.flag("indisvalid") { table.onlyIndexes.append(name) }
      guard let parent = relations.indexesByOID[row.oid("parent")], let above = parent.name("name")
      else { continue }
      if !parent.flag("indisvalid") {
        table.attachedIndexes[above] = name
      } else if let own = table.indexes.first(where: { $0.name == name }),
        table.indexes.contains(where: {
          $0.isLike(own)
            && (relations.isApart($0.name, context)
              || $0.keys == own.keys && $0.name != name && relations.isPart($0.name, context))
        })
      {
        table.attachedIndexes[above] = name
      }
    }
    table.onlyIndexes.sort()
  }

  /// Whether the index is attached to one that stands on the partitioned table alone.
  func isOnlyPart(_ row: CatalogueRow, _ relations: RelationDirectory) -> Bool {
    relations.indexesByOID[row.oid("parent")]?.flag("indisvalid") == false
  }
}

extension RelationDirectory {
  /// Whether the index of a partition belongs to one of the table above.
  func isPart(_ index: SQLIdentifier, _ context: RelationContext) -> Bool {
    (indexes[context.oid] ?? []).contains { $0.name("name") == index && $0.oid("parent") != 0 }
  }

  /// Whether the index of a partition belongs to none of the table above.
  func isApart(_ index: SQLIdentifier, _ context: RelationContext) -> Bool {
    !(parents[context.oid] ?? []).isEmpty
      && (indexes[context.oid] ?? []).contains {
        $0.name("name") == index && $0.oid("parent") == 0 && $0.oid("constraint_oid") == 0
      }
  }
}
