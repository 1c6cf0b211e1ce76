import SengiWire

extension SQLExpr {
  /// `@>`: whether the value lies in the range.
  public func contains<Bound: PGRangeValue>(_ value: Bound) -> SQLCondition
  where Value == PGRange<Bound> {
    compare(node, .contains, value.pgBind)
  }

  /// `@>`: whether the whole other range lies in this one.
  public func contains<Bound: PGRangeValue>(_ range: PGRange<Bound>) -> SQLCondition
  where Value == PGRange<Bound> {
    compare(node, .contains, range.pgBind)
  }

  /// `<@`: whether this range lies in the other one.
  public func containedBy<Bound: PGRangeValue>(_ range: PGRange<Bound>) -> SQLCondition
  where Value == PGRange<Bound> {
    compare(node, .containedBy, range.pgBind)
  }

  /// `&&`: whether the ranges have a value in common.
  public func overlaps<Bound: PGRangeValue>(_ range: PGRange<Bound>) -> SQLCondition
  where Value == PGRange<Bound> {
    compare(node, .overlaps, range.pgBind)
  }
}

extension SQLExpr {
  /// `@>`: whether the value lies in the range.
  public func contains<Bound: PGRangeValue>(_ value: Bound) -> SQLCondition
  where Value == PGRange<Bound>? {
    compare(node, .contains, value.pgBind)
  }

  /// `@>`: whether the whole other range lies in this one.
  public func contains<Bound: PGRangeValue>(_ range: PGRange<Bound>) -> SQLCondition
  where Value == PGRange<Bound>? {
    compare(node, .contains, range.pgBind)
  }

  /// `<@`: whether this range lies in the other one.
  public func containedBy<Bound: PGRangeValue>(_ range: PGRange<Bound>) -> SQLCondition
  where Value == PGRange<Bound>? {
    compare(node, .containedBy, range.pgBind)
  }

  /// `&&`: whether the ranges have a value in common.
  public func overlaps<Bound: PGRangeValue>(_ range: PGRange<Bound>) -> SQLCondition
  where Value == PGRange<Bound>? {
    compare(node, .overlaps, range.pgBind)
  }
}
