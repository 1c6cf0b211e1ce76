import SengiSchema

struct TextHasNoLimit: LintRule {
  static let code = LintCode("LNT0005", "A text column has a limit in its type.", .none)

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for place in facts.typed {
      guard case .varchar(let length?) = place.type.base else { continue }
      findings.append(
        place.finding(
          "\(place.title) is varchar(\(length)); a limit in a type is hard to change",
          remedy: "make it text, with a check where the length matters"))
    }
  }
}
