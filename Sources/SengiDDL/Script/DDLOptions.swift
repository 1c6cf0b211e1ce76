/// What a script holds beside the schema's own objects.
public struct DDLOptions: Sendable, Hashable {
  /// Whether roles are made that the schema declares or names and that the cluster lacks, never
  /// with a password; roles belong to the whole cluster.
  public var includesRoles: Bool

  public init(includesRoles: Bool = false) {
    self.includesRoles = includesRoles
  }
}
