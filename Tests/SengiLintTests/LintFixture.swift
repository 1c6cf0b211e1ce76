import SengiDiagnostics
import SengiReading
import SengiSQL
import SengiSchema
import Testing

@testable import SengiLint

/// A schema as YAML, read without a fault, and what lint finds in it.
struct LintFixture {
  let schema: Schema

  init(_ yaml: String, target: Int = 15) {
    var diagnostics = Diagnostics()
    var configuration = ProjectConfiguration()
    configuration.target = PostgresVersion(major: target)
    let file = SchemaFile(name: "app", path: "app.yaml", contents: Array(yaml.utf8))
    let read = SchemaReader.read([file], configuration: configuration, into: &diagnostics)
    if read == nil { Issue.record("\(CompilerFormat.render(diagnostics))") }
    schema = read?.schema ?? Schema()
  }

  init(_ schema: Schema) { self.schema = schema }

  /// What one rule finds, as `path: message; remedy`.
  func findings<Rule: LintRule>(_ rule: Rule) -> [String] {
    var findings: [LintFinding] = []
    rule.check(SchemaFacts(schema), into: &findings)
    return findings.map { "\($0.path): \($0.message)" + ($0.remedy.map { "; \($0)" } ?? "") }
  }

  func paths<Rule: LintRule>(_ rule: Rule) -> [String] {
    var findings: [LintFinding] = []
    rule.check(SchemaFacts(schema), into: &findings)
    return findings.map(\.path.description)
  }
}

/// A table `t` with the columns and, after them, other lines of the table.
func table(_ columns: String, _ more: String = "") -> LintFixture {
  LintFixture(
    "tables:\n  t:\n    columns:\n" + columns.indented(6) + more.indented(4))
}

extension String {
  fileprivate func indented(_ count: Int) -> String {
    split(separator: "\n").map { String(repeating: " ", count: count) + $0 + "\n" }.joined()
  }
}

func id(_ name: String) -> SQLIdentifier { SQLIdentifier(truncating: name) }

func name(_ text: String) -> QualifiedName { QualifiedName(id("public"), id(text)) }

/// A schema of one namespace, `public`, made by hand.
func schema(_ change: (inout Namespace) -> Void) -> LintFixture {
  var space = Namespace(name: id("public"))
  change(&space)
  return LintFixture(Schema(namespaces: [space]))
}

func secured(
  _ security: RowSecurity?, _ policies: Policy..., columns: [Column] = []
) -> LintFixture {
  schema {
    $0.tables = [
      Table(name: name("notes"), columns: columns, policies: policies, rowSecurity: security)
    ]
  }
}

func policy(
  _ title: String, _ command: Policy.Command = .all, to roles: String..., using: String? = nil,
  check: String? = nil, restrictive: Bool = false
) -> Policy {
  Policy(
    name: id(title), isRestrictive: restrictive, command: command, roles: roles.map(id),
    using: using.map { SQLExpression($0) }, withCheck: check.map { SQLExpression($0) })
}
