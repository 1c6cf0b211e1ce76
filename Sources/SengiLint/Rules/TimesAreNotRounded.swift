import SengiSchema

struct TimesAreNotRounded: LintRule {
  static let code = LintCode("LNT0036", "A time is rounded to whole seconds.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for place in facts.typed {
      switch place.type.base {
      case .timestamp(precision: 0), .timestamptz(precision: 0), .time(precision: 0),
        .timetz(precision: 0):
        findings.append(
          place.finding(
            "\(place.title) rounds to whole seconds, up to half a second into the future",
            remedy: "leave '(0)' out, and use date_trunc where a value is shown"))
      default: break
      }
    }
  }
}
