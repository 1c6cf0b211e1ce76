import SengiSQL
import SengiSchema

extension Table {
  var path: ObjectPath { .table(name) }

  func path(of column: Column) -> ObjectPath { path.appending(.column(column.name)) }
  func path(of key: ForeignKey) -> ObjectPath { path.appending(.foreignKey(key.name)) }
  func path(of unique: UniqueConstraint) -> ObjectPath { path.appending(.unique(unique.name)) }
  func path(of index: Index) -> ObjectPath { path.appending(.index(index.name)) }
  func path(of policy: Policy) -> ObjectPath { path.appending(.policy(policy.name)) }

  /// Whether the table is one of our own making, rather than a partition or a foreign table, which
  /// take their design from elsewhere.
  var isOwnDesign: Bool { partitionOf == nil && foreignServer == nil }
}

extension [SQLIdentifier] {
  /// `(team_id, user_id)`, as messages show a column list.
  var listed: String { "(" + map(\.written).joined(separator: ", ") + ")" }
}

extension SQLIdentifier {
  /// As the author would write it in SQL: quoted where it must be.
  var written: String { isPlain ? name : quoted }
}
