import SengiSQL

extension Index {
  /// Whether a partition's index can be the part of its parent's.
  package func isLike(_ other: Index) -> Bool {
    func subjects(_ index: Index) -> [Index.Key] {
      // The server does not ask for the order of keys.
      index.keys.map {
        Key($0.subject, collation: $0.collation, operatorClass: $0.operatorClass)
      }
    }
    return isUnique == other.isUnique && method == other.method && include == other.include
      && nullsNotDistinct == other.nullsNotDistinct && predicate == other.predicate
      && subjects(self) == subjects(other)
  }

  /// Whether the index of a partition's key can be the part of this one of its parent's.
  fileprivate func isServed(
    by columns: [SQLIdentifier], _ include: [SQLIdentifier], nullsNotDistinct: Bool
  ) -> Bool {
    isUnique && method == Self.btree && predicate == nil && self.include == include
      && self.nullsNotDistinct == nullsNotDistinct && keys.count == columns.count
      && zip(keys, columns).allSatisfy { key, column in
        key.subject == .column(column) && key.collation == nil && key.operatorClass == nil
      }
  }
}

extension PrimaryKey {
  /// Whether a partition's key can be the part of its parent's.
  package func isLike(_ other: PrimaryKey) -> Bool {
    columns == other.columns && include == other.include
      && withoutOverlaps == other.withoutOverlaps && (deferral == nil) == (other.deferral == nil)
  }
}

extension UniqueConstraint {
  /// Whether a partition's constraint can be the part of its parent's.
  package func isLike(_ other: UniqueConstraint) -> Bool {
    columns == other.columns && include == other.include
      && nullsNotDistinct == other.nullsNotDistinct && withoutOverlaps == other.withoutOverlaps
      && (deferral == nil) == (other.deferral == nil)
  }
}

extension Table {
  /// The keys of a partition, by their constraints' names, that can be the part of an index of the
  /// table above: no key of that one takes them.
  package func keys(serving index: Index, below parent: Table) -> [SQLIdentifier] {
    var names: [SQLIdentifier] = []
    if let key = primaryKey, !key.withoutOverlaps,
      parent.primaryKey.map({ !key.isLike($0) || parent.onlyIndexes.contains($0.name) }) ?? true,
      index.isServed(by: key.columns, key.include, nullsNotDistinct: false)
    {
      names.append(key.name)
    }
    for key in uniques
    where !key.withoutOverlaps
      && index.isServed(by: key.columns, key.include, nullsNotDistinct: key.nullsNotDistinct)
      && !parent.uniques.contains(where: {
        key.isLike($0) && !parent.onlyIndexes.contains($0.name)
      })
    {
      names.append(key.name)
    }
    return names
  }

  /// The names of the table's indexes, those of its constraints among them.
  package var indexNames: [SQLIdentifier] {
    [primaryKey?.name].compactMap { $0 } + uniques.map(\.name) + exclusions.map(\.name)
      + indexes.map(\.name)
  }
}
