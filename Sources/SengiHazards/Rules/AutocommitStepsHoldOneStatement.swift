import SengiSQL

struct AutocommitStepsHoldOneStatement: ScriptRule {
  static let code = HazardCode(
    "HAZ0513", "A step outside any transaction holds several statements.")

  func check(_ script: ScriptFacts, into findings: inout [HazardFinding]) {
    for (index, step) in script.script.steps.enumerated() where step.mode == .autocommit {
      let working = script.statements(of: index).filter {
        switch $0.statement {
        case .set, .reset: false
        default: true
        }
      }
      guard let second = working.dropFirst().first else { continue }
      findings.append(
        HazardFinding(
          "when this statement fails, those before it stay done, and the step cannot simply be run again",
          remedy: "give each statement a step of its own", at: second))
    }
  }
}
