/// How far a `down.sql` leads back.
///
/// ```sql
/// -- sengi:down lossy
/// -- loses: the values of posts.subtitle
/// ```
public struct DownClass: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The database is as it was, rows included.
    case exact
    /// The schema is as it was; rows or values are gone.
    case lossy
    /// The schema can be had back only while tables have no rows.
    case impossibleWithRows = "impossible-with-rows"
    /// There is no way back.
    case impossible
  }

  public var kind: Kind
  /// What is lost, or why there is no way back: one line each, without a final stop.
  public var losses: [String]
  /// What must be so before the way back is taken: one line each, without a final stop.
  public var needs: [String]

  public init(_ kind: Kind, losses: [String] = [], needs: [String] = []) {
    self.kind = kind
    self.losses = losses
    self.needs = needs
  }
}
