import SengiSQL

extension Table {
  /// The tables whose columns it takes over: the one it is a partition of, or those it inherits from
  /// in their order.
  public var parents: [QualifiedName] { [partitionOf?.parent].compactMap(\.self) + inherits }
}
