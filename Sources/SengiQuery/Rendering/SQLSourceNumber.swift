import Synchronization

/// Numbers that tell the tables of queries apart, so that a table can be joined to itself and a
/// subquery can speak of the row around it, without aliases to choose.
@usableFromInline enum SQLSourceNumber {
  @usableFromInline static let counter = Atomic<UInt32>(0)

  /// The proposed row in `ON CONFLICT … DO UPDATE`.
  @inlinable static var excluded: UInt32 { 0 }

  /// A number no table of this query has: they repeat after 2³² tables.
  @inlinable static func next() -> UInt32 {
    let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
    return number == excluded ? next() : number
  }
}
