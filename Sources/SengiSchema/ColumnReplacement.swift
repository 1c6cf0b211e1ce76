import SengiSQL

/// What a column says by `replaces`: it takes another's place, and both stand until no application
/// writes the other any more.
public struct ColumnReplacement: Sendable, Hashable {
  /// The column of the same table that goes in the end.
  public var column: SQLIdentifier
  /// The new value out of a row with the old one.
  public var from: SQLExpression

  public init(column: SQLIdentifier, from: SQLExpression) {
    self.column = column
    self.from = from
  }
}

extension Table {
  /// The columns that replace others, each with what keeps both the same.
  public var dualWrites: [DualWrite] {
    columns.compactMap { DualWrite(of: $0, in: self) }
  }
}
