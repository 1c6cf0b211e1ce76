import SengiJSON
import SengiSQL
import SengiSchema

extension ShapeEmitter {
  /// The declaration of what the type asks of its JSON; nothing for a type that is a part of another.
  func formLines(_ form: PGJSONForm?) -> [SwiftCode] {
    guard let form else { return [] }
    let head: SwiftCode = "\(library.access)static let jsonForm: \(library[.pgJSONForm])"
    let line: SwiftCode = "\(head) = \(code(form))"
    return body.fits(line) ? [line] : ["// swift-format-ignore", line]
  }

  private func code(_ form: PGJSONForm) -> SwiftCode {
    switch form {
    case .any: return ".any"
    case .boolean: return ".boolean"
    case .number: return ".number"
    case .integer: return ".integer"
    case .string: return ".string"
    case .scalar(let scalar): return ".scalar(.\(SwiftIdentifier(derived: scalar.rawValue)))"
    case .array(let inner): return ".array(\(code(inner)))"
    case .map(let inner): return ".map(\(code(inner)))"
    case .nullable(let inner): return ".nullable(\(code(inner)))"
    case .checked(let inner, let condition):
      return ".checked(\(code(inner)), \(code(condition)))"
    case .type: return ".any"
    case .named(let name):
      guard let shape = ShapeForms(schema).shape(named: name) else { return ".any" }
      return ".type(\(spelling.shape(shape.name)).self)"
    case .object(let members, let rejectsOthers):
      let list = list(
        members.map { member in
          let isRequired: SwiftCode = member.isRequired ? "" : ", isRequired: false"
          return ".init(\(SwiftStringLiteral(member.key)), \(code(member.form))\(isRequired))"
        })
      return rejectsOthers ? ".object(\(list), rejectsOthers: true)" : ".object(\(list))"
    case .union(let key, let variants):
      let list = list(
        variants.map { ".init(\(SwiftStringLiteral($0.tag)), \(code($0.form)))" })
      return ".union(key: \(SwiftStringLiteral(key)), \(list))"
    }
  }

  private func list(_ items: [SwiftCode]) -> SwiftCode {
    "[\(items.dropFirst().reduce(items.first ?? "") { "\($0), \($1)" })]"
  }

  private func code(_ condition: PGJSONForm.Condition) -> SwiftCode {
    func number(_ number: JSONNumber?) -> SwiftCode {
      ".init(\(SwiftStringLiteral(number?.text ?? "")))"
    }
    switch condition {
    case .number(let comparison, let limit):
      return ".number(\(code(comparison)), \(number(limit)))"
    case .length(let comparison, let limit): return ".length(\(code(comparison)), \(limit))"
    case .count(let comparison, let limit): return ".count(\(code(comparison)), \(limit))"
    case .oneOf(let texts): return ".oneOf(\(list(texts.map { "\(SwiftStringLiteral($0))" })))"
    case .oneOfNumbers(let numbers): return ".oneOfNumbers(\(list(numbers.map(number))))"
    case .isTrue: return ".isTrue"
    case .matches(let pattern):
      return ".matches(.init(\(SwiftStringLiteral(pattern.text(for: .postgres)))))"
    case .all(let parts): return ".all(\(list(parts.map(code))))"
    case .any(let parts): return ".any(\(list(parts.map(code))))"
    case .not(let part): return ".not(\(code(part)))"
    }
  }

  private func code(_ comparison: PGJSONForm.Comparison) -> SwiftCode {
    switch comparison {
    case .equal: ".equal"
    case .notEqual: ".notEqual"
    case .less: ".less"
    case .lessOrEqual: ".lessOrEqual"
    case .greater: ".greater"
    case .greaterOrEqual: ".greaterOrEqual"
    }
  }
}
