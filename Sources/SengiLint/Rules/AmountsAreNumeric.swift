import SengiSchema

struct AmountsAreNumeric: LintRule {
  static let code = LintCode("LNT0015", "A column has the type money.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for place in facts.typed where place.type.base == .money {
      findings.append(
        place.finding(
          "\(place.title) is money, whose currency and decimals change with the server's lc_monetary",
          remedy: "make it numeric(12,2), and keep the currency in a column of its own"))
    }
  }
}
