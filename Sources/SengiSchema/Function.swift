import SengiSQL

/// A function, procedure or aggregate, said as PostgreSQL's own statement says it.
public struct Function: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case function, procedure, aggregate
  }

  public var kind: Kind
  public var name: QualifiedName
  /// What follows the name in `CREATE FUNCTION`: `(a int) returns int language sql as $$…$$`; for
  /// an aggregate `(numeric) (sfunc = …, stype = …)`.
  public var definition: SQLExpression
  public var doc: String?
  public var owner: SQLIdentifier?
  /// Objects that must be there before and that the text does not show.
  public var dependsOn: [QualifiedName]

  public init(
    kind: Kind = .function, name: QualifiedName, definition: SQLExpression, doc: String? = nil,
    owner: SQLIdentifier? = nil, dependsOn: [QualifiedName] = []
  ) {
    self.kind = kind
    self.name = name
    self.definition = definition
    self.doc = doc
    self.owner = owner
    self.dependsOn = dependsOn
  }

  /// The arguments in parentheses without defaults, as `COMMENT ON FUNCTION` takes them; nil when
  /// the definition does not begin with a whole pair of parentheses.
  ///
  /// It tells functions of one name apart.
  public var arguments: SQLExpression? { FunctionArguments.identity(of: definition.source) }
}

/// Takes a function's argument list out of its definition.
enum FunctionArguments {
  static func identity(of definition: String) -> SQLExpression? {
    guard let tokens = try? SQLLexer.tokens(of: definition),
      tokens.first?.isPunctuation("(") == true
    else { return nil }
    let bytes = Array(definition.utf8)
    var kept = ""
    var depth = 0
    var isSkipping = false
    var end = 0
    for token in tokens {
      let opens = token.isPunctuation("(") || token.isPunctuation("[")
      let closes = token.isPunctuation(")") || token.isPunctuation("]")
      if closes { depth -= 1 }
      if depth == 0, closes {
        kept += ")"
        return SQLExpression(kept)
      }
      if depth == 1 {
        if token.isPunctuation(",") { isSkipping = false }
        if token.isWord("default") || (token.kind == .symbol && ["=", ":="].contains(token.text)) {
          isSkipping = true
        }
      }
      if !isSkipping {
        let touches = token.range.lowerBound == end || kept.hasSuffix("(")
        if !kept.isEmpty, !touches, !token.isPunctuation(",") { kept += " " }
        kept += String(decoding: bytes[token.range], as: UTF8.self)
      }
      end = token.range.upperBound
      if opens { depth += 1 }
    }
    return nil
  }
}
