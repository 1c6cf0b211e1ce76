import SengiSQL
import SengiSchema

/// A way from one table to another along foreign keys, declared on the type of `table`.
struct Relation: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// From the row that holds the foreign key to the row it references.
    case toOne
    /// From the referenced row to all that reference it.
    case toMany
    /// From the referenced row to the one that references it, where the foreign key is unique.
    case toOneBack
    /// From a row to those that the rows of a table between tie to it.
    case through
  }

  /// Two columns that hold the same value.
  struct Pair: Sendable, Hashable {
    /// The columns on the side of `table` and of `target`.
    var column: SQLIdentifier
    var targetColumn: SQLIdentifier
    /// The properties of these columns.
    var property: SwiftIdentifier
    var targetProperty: SwiftIdentifier
    var isNullable: Bool
    var isTargetNullable: Bool
    /// The type of both in Swift, and that of the target's column in SQL.
    var type: BaseType
    var targetType: BaseType

    /// Seen from the other side.
    var reversed: Pair {
      Pair(
        column: targetColumn, targetColumn: column, property: targetProperty,
        targetProperty: property, isNullable: isTargetNullable, isTargetNullable: isNullable,
        type: targetType, targetType: type)
    }
  }

  /// The table between, and how it ties its rows to the target's.
  struct Link: Sendable, Hashable {
    var table: QualifiedName
    var pairs: [Pair]
  }

  var kind: Kind
  var table: QualifiedName
  var target: QualifiedName
  /// The columns of `table` and of `target`, or of the table between; in the order of the key that
  /// is referenced.
  var pairs: [Pair]
  /// Whether the referenced columns are the primary key of their table.
  var isByPrimaryKey: Bool
  var link: Link?
  var name: SwiftIdentifier
  /// The foreign key; for a relation through a table between, the one that leads to the target.
  var foreignKey: SQLIdentifier

  /// The table whose rows are looked for by the key.
  var found: QualifiedName { link?.table ?? target }

  /// The table whose key is referenced.
  var referenced: QualifiedName { kind == .toOne ? target : table }
}
