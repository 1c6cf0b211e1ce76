import SengiWire

/// The values of a key of several columns that is no primary key, in the key's order.
///
/// ```swift
/// let byKey = try await client.fetchRelated(Order.shelf, of: orders)
/// byKey[SQLKey("north", 7)]
/// ```
public struct SQLKey<each Part: PGScalar & Hashable>: Hashable, Sendable {
  public let parts: (repeat each Part)

  public init(_ parts: repeat each Part) { self.parts = (repeat each parts) }

  public static func == (left: SQLKey, right: SQLKey) -> Bool {
    for (one, other) in repeat (each left.parts, each right.parts) {
      guard one == other else { return false }
    }
    return true
  }

  public func hash(into hasher: inout Hasher) {
    repeat (each parts).hash(into: &hasher)
  }
}
