import SengiSchema

struct TextIsNotPadded: LintRule {
  static let code = LintCode("LNT0004", "A char(n) value is padded with blanks.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for place in facts.typed {
      guard case .char(let length) = place.type.base else { continue }
      findings.append(
        place.finding(
          "\(place.title) is char(\(length ?? 1)): shorter values are padded with blanks, "
            + "which comparison then ignores",
          remedy: "make it text, with a check where the length matters"))
    }
  }
}
