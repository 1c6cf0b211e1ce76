import SengiSQL
import SengiSchema

/// An index of a table, whether said as an index or brought by a key.
struct TableKey: Sendable {
  enum Origin: Sendable {
    case primaryKey, unique, index
  }

  var origin: Origin
  var name: SQLIdentifier
  var path: ObjectPath
  var isUnique: Bool
  var method: SQLIdentifier
  var keys: [Index.Key]
  var include: Set<SQLIdentifier>
  var nullsNotDistinct: Bool
  /// The predicate's words, so that spaces and line breaks make no difference.
  var predicate: [SQLToken.Content]?

  /// `index 'posts_slug_idx'`, for messages.
  var title: String {
    switch origin {
    case .primaryKey: "primary key '\(name)'"
    case .unique: "unique constraint '\(name)'"
    case .index: "index '\(name)'"
    }
  }

  /// The leading keys that are whole columns.
  var leadingColumns: [SQLIdentifier] {
    var columns: [SQLIdentifier] = []
    for key in keys {
      guard case .column(let name) = key.subject else { break }
      columns.append(name)
    }
    return columns
  }

  /// Whether the index finds rows by the equality of whole columns.
  var findsEqual: Bool { method == Index.btree || (method.name == "hash" && keys.count == 1) }
}

extension SQLToken {
  /// A word without its place.
  struct Content: Sendable, Hashable {
    var kind: Kind
    var text: String
  }

  var content: Content { Content(kind: kind, text: text) }
}

extension Table {
  /// The primary key, the unique constraints and the indexes, in that order.
  var indexKeys: [TableKey] {
    var found: [TableKey] = []
    func add(
      _ origin: TableKey.Origin, _ name: SQLIdentifier, _ step: ObjectPath.Step,
      _ columns: [SQLIdentifier], _ include: [SQLIdentifier], nullsNotDistinct: Bool = false
    ) {
      found.append(
        TableKey(
          origin: origin, name: name, path: path.appending(step), isUnique: true,
          method: Index.btree, keys: columns.map { Index.Key(.column($0)) },
          include: Set(include), nullsNotDistinct: nullsNotDistinct))
    }
    if let primaryKey, !primaryKey.withoutOverlaps {
      add(.primaryKey, primaryKey.name, .primaryKey, primaryKey.columns, primaryKey.include)
    }
    for unique in uniques where !unique.withoutOverlaps {
      add(
        .unique, unique.name, .unique(unique.name), unique.columns, unique.include,
        nullsNotDistinct: unique.nullsNotDistinct)
    }
    return found + indexes.map(indexKey)
  }

  private func indexKey(_ index: Index) -> TableKey {
    TableKey(
      origin: .index, name: index.name, path: path(of: index), isUnique: index.isUnique,
      method: index.method, keys: index.keys, include: Set(index.include),
      nullsNotDistinct: index.nullsNotDistinct,
      predicate: index.predicate.map { SQLWords.tokens(of: $0).map(\.content) })
  }
}
