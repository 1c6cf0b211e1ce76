import SengiSQL
import SengiSchema

struct ViewsKeepRowSecurity: LintRule {
  static let code = LintCode("LNT0031", "A view shows rows that row security hides.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    let secured = facts.schema.tables.filter(\.enforcesRowSecurity)
    guard !secured.isEmpty else { return }
    for view in facts.schema.namespaces.flatMap(\.views) where !Self.asksAsCaller(view) {
      let words = SQLWords.names(in: view.query.source)
      let read = secured.first { facts.names($0, in: words, of: view.name.namespace) }
      guard let table = read else { continue }
      let subject = view.isMaterialized ? "materialized view" : "view"
      findings.append(
        LintFinding(
          "\(subject) '\(view.name)' reads '\(table.name)' as its owner and shows rows that "
            + "the table's policies hide",
          remedy: view.isMaterialized
            ? "grant it only to roles that may see every row"
            : facts.schema.target.major >= 15
              ? "write 'with (security_invoker = true)' before 'as'"
              : "grant it only to roles that may see every row",
          at: .view(view.name)))
    }
  }

  private static func asksAsCaller(_ view: View) -> Bool {
    let words = SQLWords.tokens(of: view.options?.description ?? "").map(\.text)
    guard let index = words.firstIndex(of: "security_invoker") else { return false }
    let value = words.dropFirst(index + 1).prefix(2).last ?? "true"
    return !["false", "off", "0", "no"].contains(value)
  }
}
