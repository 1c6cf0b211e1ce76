/// Which part of an object a piece of its author's SQL is.
public enum SQLAspect: Sendable, Hashable {
  /// The object's name, or its first character: what a finding about the whole points at.
  case whole
  case type
  case defaultValue
  /// A check's condition, a generated column's expression, a function's text, a view's query, what
  /// follows `ON table` in a trigger: what the object mainly is.
  case expression
  /// An index's `where`, a policy's `with check`.
  case predicate
  /// The n-th column or expression of a key, index or foreign key, or the n-th alteration, from 0.
  case key(Int)
  case referencedTable
  /// The n-th referenced column of a foreign key, from 0.
  case referencedKey(Int)
  case collation
  case tag
  case swiftName
  /// What stands in the parentheses of `partition by`.
  case partitionKey
  /// The bound of a partition.
  case bound
  case was
  /// How a column's values make the way when its type changes.
  case using
  /// How they come back.
  case back
  /// The n-th reference row, from 0.
  case row(Int)
  /// The n-th value of the n-th reference row, from 0.
  case rowValue(row: Int, field: Int)
  /// The n-th name of `dropped`, from 0.
  case dropped(Int)
  /// The label that takes the place of the n-th of `dropped`, from 0.
  case successor(Int)
  /// The name of the column that a column replaces.
  case replaces
  /// A column's value out of the one it replaces.
  case from
}
