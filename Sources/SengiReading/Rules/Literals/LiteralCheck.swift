import SengiDiagnostics
import SengiJSON
import SengiSQL
import SengiSchema

/// Whether a constant is a value of a type, as the server's input functions answer.
///
/// What cannot be told without the server passes.
struct LiteralCheck {
  var schema: Schema

  func fault(of literal: Literal, as type: DataType) -> LiteralFault? {
    if case .null = literal { return nil }
    if type.base.isOpaque { return nil }
    guard type.isArray else { return fault(of: literal, as: type.base) }
    guard case .string(let text) = literal else {
      return LiteralFault("is no array", remedy: "write '{…}'")
    }
    guard let array = ArrayText(text) else {
      return LiteralFault("is not an array", remedy: "write '{a,b}', or '{}' for none")
    }
    for element in array.elements {
      guard let element else {
        if type.hasNullableElements { continue }
        return LiteralFault(
          "has a NULL element, and elements of \(type.sql) are not nullable",
          remedy: "write the type as '\(type.base.sql)?[]'")
      }
      if let fault = self.fault(of: .string(element), as: type.base) {
        return LiteralFault(
          "has an element that \(fault.reason): '\(element)'", remedy: fault.remedy)
      }
    }
    return nil
  }

  private func fault(of literal: Literal, as type: BaseType) -> LiteralFault? {
    switch literal {
    case .null: nil
    case .string(let text): stringFault(text, type)
    case .bits(let text): bitsFault(text, type)
    case .number(let text): numberFault(text, type)
    case .boolean(let value): type == .boolean ? nil : wrongKind("a boolean", "\(value)", type)
    }
  }

  private func wrongKind(_ kind: String, _ text: String, _ type: BaseType) -> LiteralFault? {
    switch type {
    case .text, .citext, .name, .varchar, .char:
      LiteralFault("is \(kind), but the column is \(type.sql)", remedy: "write '\(text)'")
    case .domain, .composite, .range, .other: nil
    default: LiteralFault("is \(kind), but the column is \(type.sql)")
    }
  }

  private func bitsFault(_ text: String, _ type: BaseType) -> LiteralFault? {
    switch type {
    case .bit(let length): BitString.fault(in: text, length: length, isVarying: false)
    case .varbit(let length): BitString.fault(in: text, length: length, isVarying: true)
    default: wrongKind("a bit string", text, type)
    }
  }

  private func numberFault(_ text: String, _ type: BaseType) -> LiteralFault? {
    switch type {
    case .smallint: IntegerLiteral.smallint.fault(in: text, isQuoted: false, target: schema.target)
    case .integer: IntegerLiteral.integer.fault(in: text, isQuoted: false, target: schema.target)
    case .bigint: IntegerLiteral.bigint.fault(in: text, isQuoted: false, target: schema.target)
    case .oid: IntegerLiteral.oid.fault(in: text, isQuoted: false, target: schema.target)
    case .real: FloatLiteral.fault(in: text, isDouble: false)
    case .doublePrecision: FloatLiteral.fault(in: text, isDouble: true)
    case .numeric(let precision, let scale):
      NumericLiteral.fault(in: text, precision: precision, scale: scale)
    case .money: nil
    case .boolean:
      LiteralFault("is a number, but the column is boolean", remedy: "write true or false")
    default: wrongKind("a number", text, type)
    }
  }

  private func stringFault(_ text: String, _ type: BaseType) -> LiteralFault? {
    switch type {
    case .boolean: BooleanLiteral.fault(in: text)
    case .smallint: IntegerLiteral.smallint.fault(in: text, isQuoted: true, target: schema.target)
    case .integer: IntegerLiteral.integer.fault(in: text, isQuoted: true, target: schema.target)
    case .bigint: IntegerLiteral.bigint.fault(in: text, isQuoted: true, target: schema.target)
    case .oid: IntegerLiteral.oid.fault(in: text, isQuoted: true, target: schema.target)
    case .real: FloatLiteral.fault(in: text, isDouble: false)
    case .doublePrecision: FloatLiteral.fault(in: text, isDouble: true)
    case .numeric(let precision, let scale):
      NumericLiteral.fault(in: text, precision: precision, scale: scale)
    case .varchar(let length): TextLiteral.fault(in: text, type: "varchar", length: length)
    case .char(let length): TextLiteral.fault(in: text, type: "char", length: length ?? 1)
    case .bytea: BytesLiteral.fault(in: text)
    case .uuid: UUIDLiteral.fault(in: text)
    case .date: DateTimeLiteral.fault(in: text, kind: .date)
    case .time, .timetz: DateTimeLiteral.fault(in: text, kind: .time)
    case .timestamp, .timestamptz: DateTimeLiteral.fault(in: text, kind: .timestamp)
    case .interval: IntervalLiteral.fault(in: text, target: schema.target)
    case .json: JSONText.fault(in: text, isBinary: false)
    case .jsonb: JSONText.fault(in: text, isBinary: true)
    case .inet: NetworkLiteral.addressFault(in: text, isNetwork: false)
    case .cidr: NetworkLiteral.addressFault(in: text, isNetwork: true)
    case .macaddr: NetworkLiteral.hardwareFault(in: text, bytes: 6)
    case .macaddr8: NetworkLiteral.hardwareFault(in: text, bytes: 8)
    case .bit(let length): BitString.fault(in: text, length: length, isVarying: false)
    case .varbit(let length): BitString.fault(in: text, length: length, isVarying: true)
    case .enumeration(let name): labelFault(text, name)
    case .money:
      text.contains(where: \.isLetter) && !text.contains(where: \.isNumber)
        ? LiteralFault("is not an amount of money") : nil
    case .text, .citext, .name, .xml, .tsvector, .tsquery, .domain, .composite, .range, .other: nil
    }
  }

  private func labelFault(_ text: String, _ name: QualifiedName) -> LiteralFault? {
    guard let enumeration = schema.enumeration(name) else { return nil }
    let labels = enumeration.values.map(\.label)
    if labels.contains(text) { return nil }
    return LiteralFault(
      "is no value of enum '\(name)'", remedy: Suggestion.remedy(for: text, in: labels))
  }
}
