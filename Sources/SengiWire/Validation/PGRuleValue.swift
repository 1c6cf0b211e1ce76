import SengiJSON

/// What a rule sees of a parameter.
enum PGRuleValue: Sendable {
  /// Not known here: left to a default, computed by the server, or of no form that is understood.
  case unknown
  case null
  case boolean(Bool)
  case number(PGRuleNumber)
  case double(Double)
  case text(String)
  case json(JSONValue)
  case other

  /// What the column's type refuses to hold.
  struct Misfit: Error {
    var rule: String
  }

  /// - Parameter bind: nil when the statement does not give the column a value of its own.
  init(_ bind: PGBind?, for column: PGRuleColumn) throws(Misfit) {
    guard let bind else {
      self = .unknown
      return
    }
    if case .null = bind {
      self = .null
      return
    }
    switch column.kind {
    case .boolean: self = if case .bool(let flag) = bind { .boolean(flag) } else { .unknown }
    case .integer: self = Self.number(bind).map(Self.number) ?? .unknown
    case .numeric(let precision, let scale):
      guard let number = Self.number(bind) else {
        self = .unknown
        return
      }
      guard let precision else {
        self = .number(number)
        return
      }
      guard let rounded = number.rounded(precision: precision, scale: scale) else {
        throw Misfit(rule: "\(column.name) fits into numeric(\(precision),\(scale))")
      }
      self = .number(rounded)
    case .real, .double:
      switch bind {
      case .float4(let value): self = .double(Double(value))
      case .float8(let value): self = .double(value)
      default: self = .unknown
      }
    case .text(let limit):
      guard let text = Self.text(bind) else {
        self = .unknown
        return
      }
      self = .text(
        try limit.map { limit throws(Misfit) in
          try Self.cut(text, to: limit, column.name)
        } ?? text)
    case .json:
      guard let text = Self.text(bind), let json = try? JSONText.value(of: text, isBinary: false)
      else {
        self = .unknown
        return
      }
      self = .json(json)
    case .other: self = .other
    }
  }

  private static func number(_ bind: PGBind) -> PGRuleNumber? {
    switch bind {
    case .int2(let value): PGRuleNumber(String(value))
    case .int4(let value): PGRuleNumber(String(value))
    case .int8(let value): PGRuleNumber(String(value))
    case .binary(PGTypeOID.numeric, let bytes): PGRuleNumber(numeric: bytes)
    case .literal(let text): PGRuleNumber(text)
    default: nil
    }
  }

  private static func text(_ bind: PGBind) -> String? {
    switch bind {
    case .text(let text), .literal(let text): text
    default: nil
    }
  }

  private static func cut(
    _ text: String, to limit: Int, _ column: String
  ) throws(Misfit) -> String {
    // Never more characters than bytes, which are counted already.
    if text.utf8.count <= limit { return text }
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex)
    else { return text }
    guard scalars[end...].allSatisfy({ $0 == " " }) else {
      throw Misfit(rule: "\(column) has at most \(limit) characters")
    }
    return String(scalars[..<end])
  }
}
