import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

/// What `ALTER DEFAULT PRIVILEGES` gives to each new object of a kind, or takes from it.
struct AutomaticGrants {
  private let namespace: SQLIdentifier?
  private let privileges: [String]
  /// `tables`, `sequences`, `functions`, `types` or `schemas`.
  private let kind: String
  private let grantees: [SQLIdentifier]
  private let withGrantOption: Bool
  let isRevoke: Bool

  /// - Returns: nil for what cannot be read.
  init?(_ item: DefaultPrivileges) {
    guard let tokens = try? SQLLexer.tokens(of: item.definition.source),
      let verb = tokens.firstIndex(where: { $0.isWord("grant") || $0.isWord("revoke") }),
      let on = tokens.firstIndex(where: { $0.isWord("on") }), verb < on, on + 1 < tokens.count,
      let to = tokens.firstIndex(where: {
        $0.isWord(tokens[verb].isWord("revoke") ? "from" : "to")
      }), on < to
    else { return nil }
    isRevoke = tokens[verb].isWord("revoke")
    // Of a namespace's own default privileges nothing is taken but what they gave themselves.
    if isRevoke, item.namespace != nil { return nil }
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

  /// The grants that the element is made with, or the revokes, each of one privilege and one role.
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
    case (.object(let item), "types"):
      guard item.kind == .type, let name = SQLIdentifier(item.name) else { return [] }
      (object, grantKind) = (QualifiedName(item.namespace, name), .type)
    case (.namespace(let item), "schemas"):
      (object, grantKind) = (QualifiedName(nil, item.name), .schema)
    case (.function(let item), "functions"), (.function(let item), "routines"):
      (object, grantKind) = (item.name, item.kind == .procedure ? .procedure : .function)
      arguments = item.argumentsForGrant
    default: return []
    }
    guard namespace == nil || namespace == object.namespace else { return [] }
    return grantees.flatMap { grantee in
      privileges.map { privilege in
        Grant(
          isRevoke: isRevoke,
          privileges: [Grant.Privilege(name: privilege)], kind: grantKind, object: object,
          arguments: arguments, grantees: [grantee], withGrantOption: withGrantOption)
      }
    }
  }
}

extension Function {
  /// `GRANT` knows nothing of an ordered-set aggregate's `ORDER BY`.
  fileprivate var argumentsForGrant: SQLExpression? {
    guard kind == .aggregate, let arguments,
      let tokens = try? SQLLexer.tokens(of: arguments.source),
      let order = tokens.firstIndex(where: { $0.isWord("order") }), order + 1 < tokens.count,
      tokens[order + 1].isWord("by")
    else { return arguments }
    let bytes = Array(arguments.source.utf8)
    let direct = bytes[..<tokens[order].range.lowerBound]
    let ordered = String(decoding: bytes[tokens[order + 1].range.upperBound...], as: UTF8.self)
    let text = String(decoding: direct, as: UTF8.self)
    let comma = order > 1 ? "," : ""
    return SQLExpression(
      text.trimmingSpaceAtEnd + comma + (order > 1 ? ordered : ordered.withoutSpaceAtStart))
  }
}

extension String {
  fileprivate var trimmingSpaceAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }

  fileprivate var withoutSpaceAtStart: String { String(drop { $0 == " " }) }
}
