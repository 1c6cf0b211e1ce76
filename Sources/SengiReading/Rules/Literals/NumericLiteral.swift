/// `numeric(precision, scale)`: a number is rounded to the scale, and must then fit the precision.
enum NumericLiteral {
  static func fault(in text: String, precision: Int?, scale: Int?) -> LiteralFault? {
    let word = String(decoding: NumberText.trimmed(text), as: UTF8.self).lowercased()
    if word == "nan" { return nil }
    if ["inf", "+inf", "-inf", "infinity", "+infinity", "-infinity"].contains(word) {
      return precision == nil ? nil : LiteralFault("is infinite, which numeric(…) cannot hold")
    }
    guard let number = NumberText(text) else { return LiteralFault("is not a number") }
    guard let precision else {
      return number.exponent > 131_072 ? LiteralFault("is out of range for numeric") : nil
    }
    let scale = scale ?? 0
    // What PostgreSQL does not take as a size is another rule's finding.
    guard (1...1000).contains(precision), (-1000...1000).contains(scale) else { return nil }
    guard let whole = number.wholeDigits(roundedTo: scale), whole > precision - scale else {
      return nil
    }
    return LiteralFault(
      "does not fit numeric(\(precision),\(scale)): it must be less than 10^\(precision - scale)",
      remedy: "give the column a higher precision")
  }
}
