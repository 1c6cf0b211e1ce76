import SengiSchema

struct JSONIsBinary: LintRule {
  static let code = LintCode("LNT0017", "A column is json rather than jsonb.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for place in facts.typed {
      guard case .json(let shape) = place.type.base else { continue }
      findings.append(
        place.finding(
          "\(place.title) is json: text that is parsed on every use, "
            + "and that no index or '=' can work on",
          remedy: "make it jsonb\(shape.map { "<\($0.name)>" } ?? "")"))
    }
  }
}
