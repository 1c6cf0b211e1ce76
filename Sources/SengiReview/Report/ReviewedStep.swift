import SengiDiagnostics
import SengiHazards
import SengiPlan
import SengiSQL
import SengiSchema
import SengiSteps

/// A step with what it is predicted to do to what people are using.
public struct ReviewedStep: Sendable {
  public var planned: PlannedStep
  /// The strongest lock on each relation that was there before, sorted by relation.
  public var locks: [RelationLock]
  /// Tables that were there before and are written anew, sorted by name.
  public var rewrites: [QualifiedName]
  /// Tables that were there before and are read from end to end, sorted by name.
  public var scans: [QualifiedName]
  /// Whether more may happen than is said here.
  public var isOpaque: Bool
  public var hazards: [ReviewedHazard]

  static func steps(
    of plan: MigrationPlan, before schema: Schema, at places: Places
  ) -> [ReviewedStep] {
    let analysis = ScriptAnalysis(of: plan.script, before: schema, target: schema.target)
    return plan.steps.enumerated().map { index, planned in
      ReviewedStep(index, planned, analysis, places)
    }
  }

  private init(_ index: Int, _ planned: PlannedStep, _ analysis: ScriptAnalysis, _ places: Places) {
    self.planned = planned
    let statements = analysis.statements.filter { $0.step == index }
    var strongest: [QualifiedName: LockMode] = [:]
    for lock in statements.flatMap(\.waits) {
      strongest[lock.relation] = max(lock.mode, strongest[lock.relation] ?? lock.mode)
    }
    locks = strongest.map { RelationLock($0.key, $0.value) }.sorted { $0.relation < $1.relation }
    let used = { (names: [QualifiedName]) in
      Set(names.filter { strongest[$0] != nil }).sorted()
    }
    rewrites = used(statements.flatMap(\.effects.rewrites))
    scans = used(statements.flatMap(\.effects.scans))
    isOpaque = statements.contains(where: \.effects.isOpaque)
    hazards = analysis.hazards.filter { $0.step == index }
      .map { ReviewedHazard($0, in: planned, places) }
  }
}

/// A hazard with the place of what brings it about.
public struct ReviewedHazard: Sendable, Hashable {
  public var hazard: Hazard
  public var range: SourceRange?

  init(_ hazard: Hazard, in planned: PlannedStep, _ places: Places) {
    self.hazard = hazard
    let statements = planned.step.statements
    let text =
      statements.indices.contains(hazard.statement)
      ? statements[hazard.statement].description : ""
    let named = planned.objects.filter { path in
      guard let name = path.steps.last?.name else { return false }
      let quoted: SQLText = "\(name)"
      return text.contains(quoted.description)
    }
    let object = named.max { $0.steps.count < $1.steps.count } ?? planned.objects.first
    range = object.flatMap(places.range)
  }
}

extension ObjectPath.Step {
  fileprivate var name: SQLIdentifier? {
    switch self {
    case .namespace(let name), .extension(let name), .enumeration(let name), .shape(let name),
      .function(let name, _), .table(let name), .column(let name), .unique(let name),
      .check(let name), .foreignKey(let name), .index(let name), .trigger(let name),
      .exclusion(let name), .policy(let name), .rule(let name), .statistics(let name, _),
      .domain(let name), .compositeType(let name), .sequence(let name), .view(let name),
      .role(let name):
      name
    case .enumValue, .field, .unionCase, .primaryKey, .object, .grant, .defaultPrivileges,
      .custom, .rows:
      nil
    }
  }
}
