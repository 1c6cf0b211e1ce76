import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiSteps

/// What each statement of a migration locks, rewrites and risks.
///
/// It reads the SQL itself, so that written and generated statements are judged alike.
///
/// ```swift
/// let analysis = ScriptAnalysis(of: script, before: schema, target: PostgresVersion(major: 15))
/// for hazard in analysis.hazards { print(hazard.code.code, hazard.message) }
/// ```
public struct ScriptAnalysis: Sendable {
  public struct Statement: Sendable {
    /// Position in ``MigrationScript/steps``.
    public var step: Int
    /// Position in the step's statements.
    public var index: Int
    public var statement: SengiHazards.Statement
    public var effects: StatementEffects
    /// The locks on relations that were there before the script, so that somebody may wait for them.
    public var waits: [RelationLock]
    /// Where its first word stands in the text, in UTF-8 bytes; comments may come before it.
    public var firstWord: Int
  }

  /// In the script's order.
  public private(set) var statements: [Statement] = []
  /// By step, statement and code; without those that an allowance covers.
  public private(set) var hazards: [Hazard] = []
  /// Those that the steps' allowances cover, in the same order.
  public private(set) var allowed: [Hazard] = []

  /// - Parameters:
  ///   - before: The schema that the script starts from. Without one every table that the script does
  ///     not make itself is taken to be there and in use.
  ///   - target: The server's version.
  ///   - rows: How many rows tables have, by their full names, to weigh hazards by.
  ///   - allowing: Codes that are allowed throughout.
  public init(
    of script: MigrationScript, before: Schema? = nil, target: PostgresVersion = .default,
    rows: [QualifiedName: Int] = [:], allowing: Set<String> = []
  ) {
    var catalogue = KnownCatalogue(before)
    var facts: [StatementFacts] = []
    var found: [(code: HazardCode, finding: HazardFinding)] = []
    for (step, value) in script.steps.enumerated() {
      // The runner begins every step with it.
      catalogue.searchPath = [Schema.publicNamespace]
      catalogue.timeZone = nil
      for (index, sql) in value.statements.enumerated() {
        let one = Self.facts(
          of: sql, step: step, index: index, mode: value.mode, catalogue, target)
        for rule in HazardRules.ofStatements {
          var findings: [HazardFinding] = []
          rule.check(one, catalogue, into: &findings)
          found += findings.map { (type(of: rule).code, $0) }
        }
        catalogue.apply(one.statement, step: step)
        facts.append(one)
      }
    }
    let all = ScriptFacts(script: script, statements: facts, catalogue: catalogue)
    for rule in HazardRules.ofScripts {
      var findings: [HazardFinding] = []
      rule.check(all, into: &findings)
      found += findings.map { (type(of: rule).code, $0) }
    }
    statements = facts.map {
      Statement(
        step: $0.step, index: $0.index, statement: $0.statement, effects: $0.effects,
        waits: $0.hotLocks, firstWord: $0.range.lowerBound)
    }
    sort(found, in: script, rows: rows, allowing: allowing)
  }

  private static func facts(
    of sql: SQLText, step: Int, index: Int, mode: MigrationStep.Mode, _ catalogue: KnownCatalogue,
    _ target: PostgresVersion
  ) -> StatementFacts {
    let text = sql.description
    var tokens: [SQLToken] = []
    var statement: SengiHazards.Statement
    do {
      tokens = try SQLLexer.tokens(of: text)
      statement = StatementReader.read(tokens)
    } catch {
      statement = .unreadable(error.message)
    }
    let effects = EffectsPrediction.effects(of: statement, in: catalogue, target: target)
    return StatementFacts(
      step: step, index: index, mode: mode, text: text, tokens: tokens, statement: statement,
      effects: effects, hotLocks: effects.locks.filter { !catalogue.isNew($0.relation) },
      target: target)
  }

  private mutating func sort(
    _ found: [(code: HazardCode, finding: HazardFinding)], in script: MigrationScript,
    rows: [QualifiedName: Int], allowing: Set<String>
  ) {
    var used: [Int: Set<String>] = [:]
    let ordered = found.sorted {
      ($0.finding.step, $0.finding.statement, $0.finding.range.lowerBound, $0.code.code.description)
        < (
          $1.finding.step, $1.finding.statement, $1.finding.range.lowerBound,
          $1.code.code.description
        )
    }
    for (code, finding) in ordered {
      let hazard = Hazard(
        code: code, severity: code.severity(rows: finding.relation.flatMap { rows[$0] }),
        message: finding.message, remedy: finding.remedy, step: finding.step,
        statement: finding.statement, range: finding.range, relation: finding.relation)
      let name = code.code.description
      let isAllowed = script.steps[finding.step].allowances.contains { $0.code == name }
      if isAllowed { used[finding.step, default: []].insert(name) }
      if isAllowed || allowing.contains(name) {
        allowed.append(hazard)
      } else {
        hazards.append(hazard)
      }
    }
    for (step, value) in script.steps.enumerated() {
      for allowance in value.allowances where used[step]?.contains(allowance.code) != true {
        hazards.append(Self.idle(allowance, step: step))
      }
    }
  }

  private static func idle(_ allowance: MigrationStep.Allowance, step: Int) -> Hazard {
    let isKnown = HazardCode.all.contains { $0.code.description == allowance.code }
    let code = isKnown ? HazardCode.idleAllowance : HazardCode.unknownAllowance
    let known = HazardCode.all.map(\.code.description)
    return Hazard(
      code: code, severity: code.severity,
      message: isKnown
        ? "nothing in this step is \(allowance.code)" : "no hazard is called '\(allowance.code)'",
      remedy: isKnown
        ? "leave the allowance out"
        : Suggestion.remedy(for: allowance.code, in: known)
          ?? "the hazards are \(known.first ?? "") to \(known.last ?? "")",
      step: step, statement: 0, range: 0..<0, relation: nil)
  }
}
