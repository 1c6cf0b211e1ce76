import SengiSQL
import SengiSchema

/// A name in one of the samples' namespaces, such as `shop.orders`.
func named(_ text: String) -> QualifiedName {
  let parts = text.split(separator: ".", maxSplits: 1).map {
    SQLIdentifier(truncating: String($0))
  }
  return parts.count == 2 ? QualifiedName(parts[0], parts[1]) : QualifiedName(nil, parts[0])
}

func id(_ text: String) -> SQLIdentifier { SQLIdentifier(truncating: text) }

func ids(_ names: String...) -> [SQLIdentifier] { names.map(id) }

func sql(_ text: String) -> SQLExpression { SQLExpression(text) }

/// A column that may be NULL.
func column(
  _ name: String, _ base: BaseType, default value: String? = nil,
  generation: Column.Generation? = nil, inherited: Bool = false, notNull: Bool = false
) -> Column {
  Column(
    name: id(name), type: DataType(base), isNullable: !notNull,
    defaultValue: value.map(SQLExpression.init), generation: generation, isInherited: inherited)
}
