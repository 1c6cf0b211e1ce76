import SengiSchema

struct TimesHaveNoZones: LintRule {
  static let code = LintCode("LNT0018", "A time of day has a time zone.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for place in facts.typed {
      guard case .timetz = place.type.base else { continue }
      findings.append(
        place.finding(
          "\(place.title) is a time with time zone, whose offset means nothing without a date",
          remedy: "make it timestamptz, or time"))
    }
  }
}
