import SengiSQL
import SengiSchema

extension Table {
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
