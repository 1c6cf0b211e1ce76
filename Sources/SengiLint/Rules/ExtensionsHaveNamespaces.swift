import SengiSchema

struct ExtensionsHaveNamespaces: LintRule {
  static let code = LintCode(
    "LNT0032", "An extension's objects lie in the namespace public.", .none)

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for item in facts.schema.extensions
    where item.namespace == nil || item.namespace == Schema.publicNamespace {
      findings.append(
        LintFinding(
          "extension '\(item.name)' puts its objects into 'public', among your own",
          remedy: "write '\(item.name): { namespace: extensions }'",
          at: ObjectPath([.extension(item.name)])))
    }
  }
}
