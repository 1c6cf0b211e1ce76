import SengiDiff
import SengiPlan
import SengiSteps

/// What a change of the schema does to the database and to the code around it, for a pull request.
///
/// A pure function of its input: the same input gives the same bytes.
public struct Review: Sendable {
  public let base: String
  public let isProven: Bool
  /// In the order of the old schema and then of the new, renamings first.
  public let changes: [ReviewedChange]
  /// In the order of the new schema.
  public let shapes: [ReviewedShape]
  public let up: MigrationPlan
  public let steps: [ReviewedStep]
  public let down: MigrationPlan
  public let downSteps: [ReviewedStep]
  public let downClass: DownClass
  public let interfaceChanges: [InterfaceChange]
  public let staleFiles: [StaleFile]?
  /// Columns that others are replacing from now on or still, in words.
  public let replacements: [String]

  public init(_ input: ReviewInput) {
    let places = Places(old: input.old.sources, new: input.new.sources)
    base = input.base
    isProven = input.isProven
    changes = SchemaDiff.changes(
      from: input.up.from, to: input.up.to, renamings: input.up.renamings
    ).map { ReviewedChange($0, at: places) }
    shapes = ReviewedShape.shapes(input.up, at: places)
    up = Self.plan(input.up)
    steps = ReviewedStep.steps(of: up, before: input.up.from, at: places)
    down = Self.plan(input.down, isBack: true)
    downSteps = ReviewedStep.steps(of: down, before: input.down.from, at: places)
    downClass = DownClass(of: down, after: up)
    interfaceChanges =
      InterfaceComparison(
        from: input.old.swift, to: input.new.swift, renamings: input.swiftRenamings
      ).changes
    staleFiles = input.staleFiles
    replacements = input.up.to.tables.flatMap(\.dualWrites).map(\.note)
  }

  private static func plan(_ way: ReviewInput.Way, isBack: Bool = false) -> MigrationPlan {
    Planner.plan(
      from: way.from, to: way.to, renamings: way.renamings,
      options: Planner.Options(isBack: isBack))
  }

  /// Those of the way up.
  public var hazards: [ReviewedHazard] { steps.flatMap(\.hazards) }

  /// Whether somebody should look twice: the way up loses something, cannot be gone, or has a hazard
  /// of the level of an error.
  public var isAlarming: Bool {
    !up.lastingLosses.isEmpty || !up.refusals.isEmpty
      || hazards.contains { $0.hazard.severity == .error }
  }
}
