import SengiSQL
import SengiSchema

/// A way from one table to another along a foreign key, declared on the type of `table`.
struct Relation: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// From the row that holds the foreign key to the row it references.
    case toOne
    /// From the referenced row to all that reference it.
    case toMany
    /// From the referenced row to the one that references it, where the foreign key is unique.
    case toOneBack
  }

  var kind: Kind
  var table: QualifiedName
  var target: QualifiedName
  /// The columns on the side of `table` and of `target`.
  var column: SQLIdentifier
  var targetColumn: SQLIdentifier
  /// The properties of these columns.
  var property: SwiftIdentifier
  var targetProperty: SwiftIdentifier
  var isNullable: Bool
  var isTargetNullable: Bool
  /// The type of both.
  var type: BaseType
  var name: SwiftIdentifier
  var foreignKey: SQLIdentifier
}
