import SengiSQL
import SengiSchema

struct DefinersFixTheirPath: LintRule {
  static let code = LintCode(
    "LNT0030", "A function runs as its owner with the caller's search path.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for function in facts.schema.namespaces.flatMap(\.functions) where function.kind != .aggregate {
      let words = SQLWords.tokens(of: function.definition).map(\.content)
      let pairs = zip(words, words.dropFirst()).map { [$0.text, $1.text] }
      guard pairs.contains(["security", "definer"]), !pairs.contains(["set", "search_path"]) else {
        continue
      }
      findings.append(
        LintFinding(
          "\(function.kind) '\(function.name)' runs with its owner's rights and its caller's "
            + "search_path, so a caller can put other objects in place of those it names",
          remedy: "write 'set search_path = pg_catalog, pg_temp' before its body, "
            + "and qualify names in it",
          at: .function(function)))
    }
  }
}
