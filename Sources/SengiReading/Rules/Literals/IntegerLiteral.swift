import SengiSchema

/// The whole numbers of a range.
struct IntegerLiteral {
  var type: String
  var range: ClosedRange<Int64>

  static let smallint = IntegerLiteral(type: "smallint", range: -32_768...32_767)
  static let integer = IntegerLiteral(type: "integer", range: -2_147_483_648...2_147_483_647)
  static let bigint = IntegerLiteral(type: "bigint", range: .min ... .max)
  static let oid = IntegerLiteral(type: "oid", range: -2_147_483_648...4_294_967_295)

  /// - Parameter isQuoted: A string must be digits alone; a number may come with an exponent.
  func fault(in text: String, isQuoted: Bool, target: PostgresVersion) -> LiteralFault? {
    if target.major >= 16, Self.usesNewerForms(text) { return nil }
    guard let number = NumberText(text) else { return LiteralFault("is not \(article) \(type)") }
    if number.hasFraction {
      return LiteralFault(
        "is not a whole number", remedy: "write a whole number, or make the column numeric")
    }
    if isQuoted, text.contains(where: { ".eE".contains($0) }) {
      return LiteralFault("is not \(article) \(type)", remedy: "write it without quotes")
    }
    guard number.exponent <= 19,
      let value = Int64(number.integerText), range.contains(value)
    else {
      return LiteralFault(
        "is out of range for \(type) (\(range.lowerBound) to \(range.upperBound))")
    }
    return nil
  }

  private var article: String { type == "integer" || type == "oid" ? "an" : "a" }

  /// `0x1F`, `0o17`, `0b1` and `1_000`, from PostgreSQL 16 on.
  private static func usesNewerForms(_ text: String) -> Bool {
    text.contains("_") || text.lowercased().contains { "xob".contains($0) }
  }
}

extension NumberText {
  /// The number written out, when it has no fraction.
  fileprivate var integerText: String {
    let zeros = Swift.max(0, exponent - digits.count)
    let text = String(decoding: digits, as: UTF8.self) + String(repeating: "0", count: zeros)
    return (isNegative ? "-" : "") + (text.isEmpty ? "0" : text)
  }
}
