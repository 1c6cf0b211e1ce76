import SengiSQL
import SengiSchema

/// What an object of the rarer kinds is called in the statements that make and change it.
package struct DefinedObjectName {
  private let object: DefinedObject

  package init(_ object: DefinedObject) { self.object = object }

  /// The name as `CREATE` takes it.
  var created: SQLText {
    switch object.kind {
    case .operatorClass: qualified(object.nameAndMethod.name)
    case .operatorFamily: object.saysMethod ? qualified(object.nameAndMethod.name) : name
    default: name
    }
  }

  /// With the kind's key words, as `ALTER` and `COMMENT ON` take it.
  package var identity: SQLText {
    guard object.kind == .operator else { return "\(object.kind.keywords) \(name)" }
    let (left, right) = object.operandTypes
    let types = [left, right].map { SQLText(verbatim: $0 ?? "NONE") }
    return "\(object.kind.keywords) \(name) (\(types, separator: ", "))"
  }

  private var name: SQLText {
    switch object.kind {
    case .cast, .transform, .userMapping: SQLText(verbatim: object.name)
    case .operator:
      object.namespace.map { "\($0).\(operatorName)" } ?? operatorName
    case .operatorClass, .operatorFamily:
      method.map { "\(qualified(object.nameAndMethod.name)) USING \($0)" }
        ?? qualified(object.nameAndMethod.name)
    default: qualified(object.name)
    }
  }

  /// The index method, from the name or else from the definition.
  private var method: SQLIdentifier? {
    if let method = object.nameAndMethod.method { return SQLIdentifier(method) }
    let tokens = (try? SQLLexer.tokens(of: object.definition.source)) ?? []
    guard let using = tokens.firstIndex(where: { $0.isWord("using") }), using + 1 < tokens.count
    else { return nil }
    return SQLIdentifier(tokens[using + 1].text)
  }

  /// Operators alone are not quoted; what is none of their characters cannot pass as one.
  private var operatorName: SQLText {
    let isOperator =
      object.name.utf8.allSatisfy { "+-*/<>=~!@#%^&|`?".utf8.contains($0) }
      && !object.name.contains("--") && !object.name.contains("/*")
    return isOperator
      ? SQLText(verbatim: object.name) : "\(SQLIdentifier(truncating: object.name))"
  }

  private func qualified(_ name: String) -> SQLText {
    "\(QualifiedName(object.namespace, SQLIdentifier(truncating: name)))"
  }
}

extension DefinedObject {
  /// Whether an operator family's definition names the index method itself.
  fileprivate var saysMethod: Bool {
    (try? SQLLexer.tokens(of: definition.source))?.first?.isWord("using") == true
  }

  /// Whether objects of the kind have an owner that can be changed.
  package var hasOwner: Bool {
    switch kind {
    case .cast, .transform, .textSearchParser, .textSearchTemplate, .accessMethod, .userMapping:
      false
    default: true
    }
  }
}
