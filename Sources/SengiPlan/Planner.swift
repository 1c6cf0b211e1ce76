import SengiDiff
import SengiSQL
import SengiSchema

/// Makes plans.
public enum Planner {
  /// How existing tables are changed.
  public struct Options: Sendable, Hashable {
    /// Whether what would block readers or writers of existing tables for long is done in smaller
    /// steps that do not.
    public var isOnline: Bool

    public init(isOnline: Bool = true) {
      self.isOnline = isOnline
    }
  }

  /// The plan that turns a database of the old schema into one of the new.
  ///
  /// Both schemas must have their SQL text in the same form: as their authors wrote it, or as one
  /// server reads it back. A pure function: the same schemas make the same steps, byte for byte.
  public static func plan(
    from old: Schema, to new: Schema, renamings: [Renaming] = [], options: Options = Options()
  ) -> MigrationPlan {
    MigrationPlan()
  }
}
