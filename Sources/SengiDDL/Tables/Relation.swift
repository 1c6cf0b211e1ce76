import SengiSQL
import SengiSchema

/// The table or view that an index, trigger, rule or statistics object hangs on.
struct Relation {
  var name: QualifiedName
  var path: ObjectPath
  /// `TABLE`, `VIEW` or `MATERIALIZED VIEW`, as `ALTER` and `COMMENT ON` take it.
  var keywords: SQLText
  let isTable: Bool

  init(_ table: Table) {
    name = table.name
    path = .table(table.name)
    isTable = true
    keywords = table.foreignServer == nil ? "TABLE" : "FOREIGN TABLE"
  }

  init(_ view: View) {
    name = view.name
    path = .view(view.name)
    isTable = false
    keywords = view.isMaterialized ? "MATERIALIZED VIEW" : "VIEW"
  }

  /// A name in the relation's namespace.
  func sibling(_ name: SQLIdentifier) -> QualifiedName {
    QualifiedName(self.name.namespace, name)
  }
}
