import SengiWire

/// A relation whose other side is at most one row: a foreign key, or the far side of a unique one.
///
/// It is no property of rows: `fetchRelated` reads the other rows of any number of owners with one
/// query, so nothing is read unawares.
public struct SQLToOne<Owner: SQLTable, Target: SQLTable, Key: PGScalar & Hashable>: Sendable {
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
  ) {
    ownerKey = foreignKey
    targetKey = key
    condition = { columns, keys in column(columns).in(keys) }
  }

  /// The same for a related column that may be NULL.
  public init(
    foreignKey: @escaping @Sendable (Owner) -> Key?, key: @escaping @Sendable (Target) -> Key?,
    column: @escaping @Sendable (Target.Columns) -> SQLExpr<Key?>
  ) {
    ownerKey = foreignKey
    targetKey = key
    condition = { columns, keys in column(columns).in(keys) }
  }

  /// The related rows of these owners: `… WHERE "id" = ANY($1)`, each key once.
  public func related(to owners: [Owner]) -> SQLFrom1<SQLRequired<Target>, SQLRestricted> {
    let keys = distinct(owners.lazy.compactMap(ownerKey))
    return Target.where { condition($0, keys) }
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

/// A relation whose other side is any number of rows: those with a foreign key to this one.
public struct SQLToMany<Owner: SQLTable, Target: SQLTable, Key: PGScalar & Hashable>: Sendable {
  let ownerKey: @Sendable (Owner) -> Key?
  let targetKey: @Sendable (Target) -> Key?
  let condition: @Sendable (Target.Columns, [Key]) -> SQLCondition

  /// - Parameters:
  ///   - key: The owner's column.
  ///   - foreignKey: The same value in the related rows.
  ///   - column: The related rows' column.
  public init(
    key: @escaping @Sendable (Owner) -> Key?, foreignKey: @escaping @Sendable (Target) -> Key?,
    column: @escaping @Sendable (Target.Columns) -> SQLExpr<Key>
  ) {
    ownerKey = key
    targetKey = foreignKey
    condition = { columns, keys in column(columns).in(keys) }
  }

  /// The same for a foreign key that may be NULL.
  public init(
    key: @escaping @Sendable (Owner) -> Key?, foreignKey: @escaping @Sendable (Target) -> Key?,
    column: @escaping @Sendable (Target.Columns) -> SQLExpr<Key?>
  ) {
    ownerKey = key
    targetKey = foreignKey
    condition = { columns, keys in column(columns).in(keys) }
  }

  /// The related rows of these owners: `… WHERE "author_id" = ANY($1)`, each key once.
  public func related(to owners: [Owner]) -> SQLFrom1<SQLRequired<Target>, SQLRestricted> {
    let keys = distinct(owners.lazy.compactMap(ownerKey))
    return Target.where { condition($0, keys) }
  }

  /// The related rows by the owners' key, in the order they came; owners without any are left out.
  public func grouped(_ targets: [Target]) -> [Key: [Target]] {
    var byKey: [Key: [Target]] = [:]
    for target in targets {
      if let key = targetKey(target) { byKey[key, default: []].append(target) }
    }
    return byKey
  }
}

private func distinct<Key: Hashable>(_ keys: some Sequence<Key>) -> [Key] {
  var seen: Set<Key> = []
  return keys.filter { seen.insert($0).inserted }
}
