/// What a project says about its generated Swift.
public struct SwiftOptions: Sendable, Hashable {
  /// Whether a primary key has a type of its own for each table: `User.ID` instead of `UUID`.
  public var strongIDs = true

  public init() {}
}
