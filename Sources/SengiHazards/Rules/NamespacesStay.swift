import SengiSQL

struct NamespacesStay: StatementRule {
  static let code = HazardCode(
    "HAZ0415", "A schema, a database or all of a role's objects go.", .error)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .drop(let drop) = facts.statement else { return }
    let what: String
    switch drop.kind {
    case .schema: what = "the schema"
    case .database: what = "the whole database"
    case .owned: what = "everything the role owns, in whatever schema,"
    default: return
    }
    findings.append(
      HazardFinding(
        "\(what) is dropped",
        remedy:
          "drop its objects by name first, or say: -- sengi:allow HAZ0415 the reason", at: facts))
  }
}
