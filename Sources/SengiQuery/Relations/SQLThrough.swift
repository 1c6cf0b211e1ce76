import SengiWire

/// A relation whose other side is tied to this one by the rows of a table between: many to many.
public struct SQLThrough<Owner: SQLTable, Target: SQLTable, Key: Hashable & Sendable>: Sendable {
  /// A related row and the key of the owner that it belongs to.
  public typealias Pair = (target: Target, key: Key?)

  let ownerKey: @Sendable (Owner) -> Key?
  let query: @Sendable ([Key]) -> SQLQuery<Pair>

  /// - Parameters:
  ///   - key: The owner's column.
  ///   - link: The table between.
  ///   - foreignKey: The same value in the table between.
  ///   - on: What ties a row between to the related row.
  public init<Link: SQLTable>(
    key: @escaping @Sendable (Owner) -> Key?, through link: Link.Type,
    foreignKey: @escaping @Sendable (Link.Columns) -> SQLExpr<Key>,
    on: @escaping @Sendable (Link.Columns, Target.Columns) -> SQLCondition
  ) where Key: PGScalar {
    ownerKey = key
    query = { keys in
      let rows = link.join(Target.self, on: on).where { link, _ in foreignKey(link).in(keys) }
        .select { link, target in (target, foreignKey(link)) }
      return SQLQuery(rows.tree) { row in
        let (target, key) = try rows.decode(row)
        return (target, key)
      }
    }
  }

  /// The same for a column between that may be NULL.
  public init<Link: SQLTable>(
    key: @escaping @Sendable (Owner) -> Key?, through link: Link.Type,
    foreignKey: @escaping @Sendable (Link.Columns) -> SQLExpr<Key?>,
    on: @escaping @Sendable (Link.Columns, Target.Columns) -> SQLCondition
  ) where Key: PGScalar {
    ownerKey = key
    query = { keys in
      let rows = link.join(Target.self, on: on).where { link, _ in foreignKey(link).in(keys) }
        .select { link, target in (target, foreignKey(link)) }
      return SQLQuery(rows.tree) { row in
        let (target, key) = try rows.decode(row)
        return (target, key)
      }
    }
  }

  /// The same for a key of several columns: the rows between are read as well.
  public init<Link: SQLTable>(
    key: @escaping @Sendable (Owner) -> Key?, through link: Link.Type,
    foreignKey: @escaping @Sendable (Link) -> Key?,
    columns: @escaping @Sendable (Link.Columns) -> [SQLKeyColumn<Key>],
    on: @escaping @Sendable (Link.Columns, Target.Columns) -> SQLCondition
  ) {
    ownerKey = key
    query = { keys in
      let rows = link.join(Target.self, on: on).where { link, _ in columns(link).contain(keys) }
        .select { link, target in (target, link) }
      return SQLQuery(rows.tree) { row in
        let (target, link) = try rows.decode(row)
        return (target, foreignKey(link))
      }
    }
  }

  /// The owners' keys, each once.
  public func keys(of owners: [Owner]) -> [Key] { owners.distinctKeys(ownerKey) }

  /// The related rows of these owners, a row as often as it belongs to one of them:
  /// `SELECT … FROM "team_members" JOIN "users" ON … WHERE "team_id" = ANY($1)`, each key once.
  public func related(to owners: [Owner]) -> SQLQuery<Pair> { related(with: keys(of: owners)) }

  /// The related rows of the owners with these keys.
  public func related(with keys: [Key]) -> SQLQuery<Pair> { query(keys) }

  /// The related rows by the owners' key, in the order they came; owners without any are left out.
  public func grouped(_ pairs: [Pair]) -> [Key: [Target]] {
    var byKey: [Key: [Target]] = [:]
    for pair in pairs {
      if let key = pair.key { byKey[key, default: []].append(pair.target) }
    }
    return byKey
  }
}
