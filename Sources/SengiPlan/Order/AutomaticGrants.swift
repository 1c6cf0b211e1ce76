import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

/// What `ALTER DEFAULT PRIVILEGES … GRANT` gives to each new object of a kind.
struct AutomaticGrants {
  private let namespace: SQLIdentifier?
  private let privileges: [String]
  /// `tables`, `sequences`, `functions`, `types` or `schemas`.
  private let kind: String
  private let grantees: [SQLIdentifier]
  private let withGrantOption: Bool

  /// - Returns: nil for what takes privileges away.
  init?(_ item: DefaultPrivileges) {
    guard let tokens = try? SQLLexer.tokens(of: item.definition.source),
      let verb = tokens.firstIndex(where: { $0.isWord("grant") }),
      let on = tokens.firstIndex(where: { $0.isWord("on") }), verb < on, on + 1 < tokens.count,
      let to = tokens.firstIndex(where: { $0.isWord("to") }), on < to
    else { return nil }
    namespace = item.namespace
    privileges = tokens[(verb + 1)..<on].split { $0.isPunctuation(",") }
      .map { $0.map { $0.text.uppercased() }.joined(separator: " ") }
      .filter { $0 != "PRIVILEGES" }
    kind = tokens[on + 1].text
    let rest = tokens[(to + 1)...]
    let roles = rest.prefix { !$0.isWord("with") }
    withGrantOption = roles.count < rest.count
    grantees = roles.filter { !$0.isPunctuation(",") }.compactMap { SQLIdentifier($0.text) }
  }

  /// The grants that the element is made with, each of one privilege to one role.
  func grants(for element: SchemaElement) -> [Grant] {
    let object: QualifiedName
    let grantKind: Grant.Kind
    var arguments: SQLExpression?
    switch (element, kind) {
    case (.table(let item), "tables"): (object, grantKind) = (item.name, .table)
    case (.view(let item), "tables"): (object, grantKind) = (item.name, .table)
    case (.sequence(let item), "sequences"): (object, grantKind) = (item.name, .sequence)
    case (.enumeration(let item), "types"): (object, grantKind) = (item.name, .type)
    case (.domain(let item), "types"): (object, grantKind) = (item.name, .type)
    case (.compositeType(let item), "types"): (object, grantKind) = (item.name, .type)
    case (.function(let item), "functions"), (.function(let item), "routines"):
      (object, grantKind) = (item.name, item.kind == .procedure ? .procedure : .function)
      arguments = item.arguments
    default: return []
    }
    guard namespace == nil || namespace == object.namespace else { return [] }
    return grantees.flatMap { grantee in
      privileges.map { privilege in
        Grant(
          privileges: [Grant.Privilege(name: privilege)], kind: grantKind, object: object,
          arguments: arguments, grantees: [grantee], withGrantOption: withGrantOption)
      }
    }
  }
}
