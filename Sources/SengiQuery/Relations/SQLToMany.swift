import SengiWire

/// A relation whose other side is any number of rows: those with a foreign key to this one.
public struct SQLToMany<Owner: SQLTable, Target: SQLTable, Key: Hashable & Sendable>: Sendable {
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
  ) where Key: PGScalar {
    ownerKey = key
    targetKey = foreignKey
    condition = { columns, keys in column(columns).in(keys) }
  }

  /// The same for a foreign key that may be NULL.
  public init(
    key: @escaping @Sendable (Owner) -> Key?, foreignKey: @escaping @Sendable (Target) -> Key?,
    column: @escaping @Sendable (Target.Columns) -> SQLExpr<Key?>
  ) where Key: PGScalar {
    ownerKey = key
    targetKey = foreignKey
    condition = { columns, keys in column(columns).in(keys) }
  }

  /// The same for a key of several columns.
  public init(
    key: @escaping @Sendable (Owner) -> Key?, foreignKey: @escaping @Sendable (Target) -> Key?,
    columns: @escaping @Sendable (Target.Columns) -> [SQLKeyColumn<Key>]
  ) {
    ownerKey = key
    targetKey = foreignKey
    condition = { target, keys in columns(target).contain(keys) }
  }

  /// The owners' keys, each once.
  public func keys(of owners: [Owner]) -> [Key] { owners.distinctKeys(ownerKey) }

  /// The related rows of these owners: `… WHERE "author_id" = ANY($1)`, each key once.
  public func related(to owners: [Owner]) -> SQLFrom1<SQLRequired<Target>, SQLRestricted> {
    related(with: keys(of: owners))
  }

  /// The related rows of the owners with these keys.
  public func related(with keys: [Key]) -> SQLFrom1<SQLRequired<Target>, SQLRestricted> {
    Target.where { condition($0, keys) }
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
