import SengiWire

extension SQLExpr {
  /// `@>`: whether every one of these elements is in the array.
  public func contains<Element: PGArrayElement>(_ elements: [Element.PGArrayScalar]) -> SQLCondition
  where Value == [Element] {
    compare(node, .contains, elements.pgBind)
  }

  /// `@>`: whether every element of the other array is in this one.
  public func contains<Element: PGArrayElement>(_ other: SQLExpr<[Element]>) -> SQLCondition
  where Value == [Element] {
    compare(node, .contains, other.node)
  }

  /// `= ANY`: whether the element is in the array; no index serves it, unlike that of a list.
  public func contains<Element: PGArrayElement>(_ element: Element.PGArrayScalar) -> SQLCondition
  where Value == [Element] {
    SQLExpr<Bool>(.member(.bind(element.pgBind), node, true))
  }

  /// `<@`: whether every element of the array is one of these.
  public func containedBy<Element: PGArrayElement>(_ elements: [Element.PGArrayScalar])
    -> SQLCondition
  where Value == [Element] {
    compare(node, .containedBy, elements.pgBind)
  }

  /// `&&`: whether the array has one of these elements.
  public func overlaps<Element: PGArrayElement>(_ elements: [Element.PGArrayScalar]) -> SQLCondition
  where Value == [Element] {
    compare(node, .overlaps, elements.pgBind)
  }

  /// `cardinality`: how many elements there are.
  public func cardinality<Element: PGArrayElement>() -> SQLExpr<Int32>
  where Value == [Element] {
    SQLExpr<Int32>(.call(SQLName("cardinality"), [node]))
  }
}

extension SQLExpr {
  /// `@>`: whether every one of these elements is in the array.
  public func contains<Element: PGArrayElement>(_ elements: [Element.PGArrayScalar]) -> SQLCondition
  where Value == [Element]? {
    compare(node, .contains, elements.pgBind)
  }

  /// `@>`: whether every element of the other array is in this one.
  public func contains<Element: PGArrayElement>(_ other: SQLExpr<[Element]>) -> SQLCondition
  where Value == [Element]? {
    compare(node, .contains, other.node)
  }

  /// `= ANY`: whether the element is in the array; no index serves it, unlike that of a list.
  public func contains<Element: PGArrayElement>(_ element: Element.PGArrayScalar) -> SQLCondition
  where Value == [Element]? {
    SQLExpr<Bool>(.member(.bind(element.pgBind), node, true))
  }

  /// `<@`: whether every element of the array is one of these.
  public func containedBy<Element: PGArrayElement>(_ elements: [Element.PGArrayScalar])
    -> SQLCondition
  where Value == [Element]? {
    compare(node, .containedBy, elements.pgBind)
  }

  /// `&&`: whether the array has one of these elements.
  public func overlaps<Element: PGArrayElement>(_ elements: [Element.PGArrayScalar]) -> SQLCondition
  where Value == [Element]? {
    compare(node, .overlaps, elements.pgBind)
  }

  /// `cardinality`: how many elements there are.
  public func cardinality<Element: PGArrayElement>() -> SQLExpr<Int32?>
  where Value == [Element]? {
    SQLExpr<Int32?>(.call(SQLName("cardinality"), [node]))
  }
}
