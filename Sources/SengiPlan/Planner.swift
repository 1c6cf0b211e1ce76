import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema
import SengiSteps

/// Makes plans.
public enum Planner {
  /// How existing tables are changed.
  public struct Options: Sendable, Hashable {
    /// Whether what would block readers or writers of existing tables for long is done in smaller
    /// steps that do not.
    public var isOnline: Bool
    /// Whether the old schema came of the new one, so that the plan leads back: values are converted
    /// by `back`, not by `using`.
    public var isBack: Bool

    public init(isOnline: Bool = true, isBack: Bool = false) {
      self.isOnline = isOnline
      self.isBack = isBack
    }
  }

  /// The plan that turns a database of the old schema into one of the new.
  ///
  /// Rows that the schemas hold are brought from one to the other too; a schema read from a database
  /// holds none, and is to be compared with one without (``Schema/adoptingReferenceRows(of:)``).
  ///
  /// Both schemas must have their SQL text in the same form: as their authors wrote it, or as one
  /// server reads it back. A pure function: the same schemas make the same steps, byte for byte.
  /// - Parameter renamings: What keeps what it holds under a new name
  ///   (``SchemaDiff/renamings(from:to:)``), in order.
  public static func plan(
    from old: Schema, to new: Schema, renamings: [Renaming] = [], options: Options = Options()
  ) -> MigrationPlan {
    let named = renamings.reduce(old) { $0.renaming($1) }
    let expanded = SerialExpansion(
      renamings.reduce(old.withShapeChecks.inDatabase) { $0.renaming($1) },
      new.withShapeChecks.inDatabase)
    let typed = TypedTables(expanded.old, expanded.new)
    let members = MembershipExpansion(typed.old, typed.new)
    let parts = AttachmentExpansion(members.old, members.new)
    let indexes = PartitionIndexExpansion(members.old, parts.new)
    let before = indexes.old
    let after = NotNullNames.saying(indexes.new, beside: before)
    let known = Dictionary(before.tables.map { ($0.name, $0) }) { first, _ in first }
    // A partition that comes to a table which is there, or to another than before.
    let attached = after.tables.filter { table in
      guard let parent = table.partitionOf?.parent else { return false }
      guard let former = known[table.name] else { return known[parent] != nil }
      return former.partitionOf?.parent != parent
    }
    let source = PlannedSchema(before)
    let target = PlannedSchema(after, attaching: Set(attached.map(\.name)))
    var changes = (renamings + indexes.renamings).map(Change.rename)
    changes += SchemaDiff.changes(betweenReduced: source.schema, target.schema)
    var builder = PlanBuilder(
      old: source, new: target, renamings: renamings,
      conversions: Conversions(from: named, to: new, renamings, isBack: options.isBack),
      shapeChanges: SchemaDiff.shapeChanges(from: old, to: new, renamings: renamings), typed: typed)
    builder.attachments = parts.attachments
    builder.apply(changes, replacing: parts.replaced)
    builder.convertLabels(from: named, to: new)
    builder.writeHelpers(from: old, to: new)
    builder.writeDocuments(from: old, to: new)
    builder.write(ColumnPhase.phases(from: named, to: new))
    let rows = builder.referenceRows(from: named, to: new)
    let first = (builder.operations.lastIndex { $0.phase == .rename }).map { $0 + 1 } ?? 0
    builder.operations.insert(contentsOf: rows.first, at: first)
    let operations =
      (options.isOnline
        ? OnlineRecipes(builder).operations : builder.documents.placed(in: builder.operations))
      + rows.last
    return MigrationPlan(
      steps: StepGrouping.steps(operations), losses: builder.losses, refusals: builder.refusals,
      conditions: builder.conditions, reservations: builder.reservations)
  }
}
