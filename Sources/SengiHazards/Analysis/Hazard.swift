import SengiDiagnostics
import SengiSQL
import SengiSchema

/// Something about a script that is likely to hurt whoever uses the database meanwhile or later.
public struct Hazard: Sendable, Hashable {
  public var code: HazardCode
  /// The code's own, scaled by the table's rows where these are known.
  public var severity: Diagnostic.Severity
  /// The fact, in one clause without a final stop.
  public var message: String
  /// What to do instead, with the SQL where it can be said.
  public var remedy: String?
  /// Position in ``MigrationScript/steps``.
  public var step: Int
  /// Position in the step's statements.
  public var statement: Int
  /// UTF-8 offsets into the statement's text.
  public var range: Range<Int>
  /// The table, view or index in question.
  public var relation: QualifiedName?

  /// The relation in the schema before or after, taken for a table.
  public var object: ObjectPath? { relation.map(ObjectPath.table) }
}

/// What a rule has found, before it is weighed.
struct HazardFinding: Sendable, Hashable {
  var message: String
  var remedy: String?
  var step: Int
  var statement: Int
  var range: Range<Int>
  var relation: QualifiedName?

  init(
    _ message: String, remedy: String? = nil, at facts: StatementFacts, _ range: Range<Int>? = nil,
    on relation: QualifiedName? = nil
  ) {
    self.message = message
    self.remedy = remedy
    step = facts.step
    statement = facts.index
    self.range = range ?? facts.range
    self.relation = relation
  }
}

/// A rule that looks at one statement and at what is known of the database before it.
protocol StatementRule: Sendable {
  static var code: HazardCode { get }
  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding])
}

/// A rule that looks at how statements stand together.
protocol ScriptRule: Sendable {
  static var code: HazardCode { get }
  func check(_ script: ScriptFacts, into findings: inout [HazardFinding])
}
