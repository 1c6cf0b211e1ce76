/// One thing that a well-made schema does, or does not do.
///
/// A rule looks at one finished schema and at nothing else; what it finds it adds, in the order of
/// the schema's objects.
protocol LintRule: Sendable {
  static var code: LintCode { get }
  func check(_ facts: SchemaFacts, into findings: inout [LintFinding])
}
