import SengiSQL
import SengiSchema

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A JSON value written as a string constant; `jsonb` keeps neither blanks nor the order of keys.
struct JSONConstant: Equatable {
  private indirect enum Value: Decodable, Equatable {
    case null
    case bool(Bool)
    case number(Decimal)
    case string(String)
    case array([Value])
    case object([String: Value])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let value = try? container.decode(Bool.self) {
        self = .bool(value)
      } else if let value = try? container.decode(Decimal.self) {
        self = .number(value)
      } else if let value = try? container.decode(String.self) {
        self = .string(value)
      } else if let value = try? container.decode([Value].self) {
        self = .array(value)
      } else {
        self = .object(try container.decode([String: Value].self))
      }
    }
  }

  private let value: Value

  /// - Returns: nil for anything but a string constant, with or without a cast, that is JSON.
  init?(_ expression: SQLExpression) {
    guard let tokens = try? SQLLexer.tokens(of: expression.source), let first = tokens.first,
      first.kind == .string, tokens.count == 1 || tokens[1].text == "::",
      tokens.count <= 3,
      let value = try? JSONDecoder().decode(Value.self, from: Data(first.text.utf8))
    else { return nil }
    self.value = value
  }
}
