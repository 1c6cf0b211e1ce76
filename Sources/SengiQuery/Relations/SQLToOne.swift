import SengiWire

/// A relation whose other side is at most one row: a foreign key, or the far side of a unique one.
///
/// It is no property of rows: `fetchRelated` reads the other rows of any number of owners with one
/// query, so nothing is read unawares.
public struct SQLToOne<Owner: SQLTable, Target: SQLTable, Key: Hashable & Sendable>: Sendable {
  let ownerKey: @Sendable (Owner) -> Key?
  let targetKey: @Sendable (Target) -> Key?
  let condition: @Sendable (Target.Columns, [Key]) -> SQLCondition

  /// - Parameters:
  ///   - foreignKey: The owner's column; nil for no related row.
  ///   - key: The same value in the related row.
  ///   - column: The related row's column.
  public init(
    foreignKey: @escaping @Sendable (Owner) -> Key?, key: @escaping @Sendable (Target) -> Key?,
    column: @escaping @Sendable (Target.Columns) -> SQLExpr<Key>
  ) where Key: PGScalar {
    ownerKey = foreignKey
    targetKey = key
    condition = { columns, keys in column(columns).in(keys) }
  }

  /// The same for a related column that may be NULL.
  public init(
    foreignKey: @escaping @Sendable (Owner) -> Key?, key: @escaping @Sendable (Target) -> Key?,
    column: @escaping @Sendable (Target.Columns) -> SQLExpr<Key?>
  ) where Key: PGScalar {
    ownerKey = foreignKey
    targetKey = key
    condition = { columns, keys in column(columns).in(keys) }
  }

  /// The same for a key of several columns.
  public init(
    foreignKey: @escaping @Sendable (Owner) -> Key?, key: @escaping @Sendable (Target) -> Key?,
    columns: @escaping @Sendable (Target.Columns) -> [SQLKeyColumn<Key>]
  ) {
    ownerKey = foreignKey
    targetKey = key
    condition = { target, keys in columns(target).contain(keys) }
  }

  /// The keys of the related rows, each once; none for owners that refer to nothing.
  public func keys(of owners: [Owner]) -> [Key] { owners.distinctKeys(ownerKey) }

  /// The related rows of these owners: `… WHERE "id" = ANY($1)`, each key once.
  public func related(to owners: [Owner]) -> SQLFrom1<SQLRequired<Target>, SQLRestricted> {
    related(with: keys(of: owners))
  }

  /// The related rows with these keys.
  public func related(with keys: [Key]) -> SQLFrom1<SQLRequired<Target>, SQLRestricted> {
    Target.where { condition($0, keys) }
  }

  /// The related rows by the owners' key.
  public func grouped(_ targets: [Target]) -> [Key: Target] {
    var byKey: [Key: Target] = [:]
    for target in targets {
      if let key = targetKey(target) { byKey[key] = target }
    }
    return byKey
  }
}

extension Array {
  /// The rows' keys in order, each once.
  func distinctKeys<Key: Hashable>(_ key: (Element) -> Key?) -> [Key] {
    var seen: Set<Key> = []
    return compactMap { row in
      guard let key = key(row), seen.insert(key).inserted else { return nil }
      return key
    }
  }
}
