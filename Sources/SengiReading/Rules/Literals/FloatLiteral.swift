/// `real` and `double precision`.
enum FloatLiteral {
  static func fault(in text: String, isDouble: Bool) -> LiteralFault? {
    let word = String(decoding: NumberText.trimmed(text), as: UTF8.self).lowercased()
    let sign = word.hasPrefix("-") || word.hasPrefix("+")
    let name = sign ? String(word.dropFirst()) : word
    // The C library reads hexadecimal floats and NaN payloads too.
    if ["nan", "inf", "infinity"].contains(name) || name.hasPrefix("0x") || name.hasPrefix("nan(") {
      return nil
    }
    guard let number = NumberText(text) else { return LiteralFault("is not a number") }
    let type = isDouble ? "double precision" : "real"
    let isFinite: Bool
    let isZero: Bool
    if isDouble {
      let value = Double(word) ?? 0
      (isFinite, isZero) = (value.isFinite, value.isZero)
    } else {
      let value = Float(word) ?? 0
      (isFinite, isZero) = (value.isFinite, value.isZero)
    }
    if !isFinite { return LiteralFault("is out of range for \(type)") }
    // `.5` and `5.` are numbers to PostgreSQL, but not to Swift, which says nil: zero above.
    if isZero, !number.digits.isEmpty, abs(number.exponent) > 30 {
      return LiteralFault("is out of range for \(type)")
    }
    return nil
  }
}
