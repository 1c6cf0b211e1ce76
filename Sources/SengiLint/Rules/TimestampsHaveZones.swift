import SengiSchema

struct TimestampsHaveZones: LintRule {
  static let code = LintCode("LNT0002", "A timestamp has no time zone.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for place in facts.typed {
      guard case .timestamp(let precision) = place.type.base else { continue }
      let size = precision.map { "(\($0))" } ?? ""
      findings.append(
        place.finding(
          "\(place.title) is a timestamp without time zone, which names no moment",
          remedy: "make it timestamptz\(size)"))
    }
  }
}
