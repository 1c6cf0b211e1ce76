/// `varchar(n)` and `char(n)`: at most n characters, trailing spaces aside.
enum TextLiteral {
  static func fault(in text: String, type: String, length: Int?) -> LiteralFault? {
    guard let length else { return nil }
    let count = text.unicodeScalars.count
    guard count > length, text.unicodeScalars.dropFirst(length).contains(where: { $0 != " " })
    else { return nil }
    return LiteralFault("has \(count) characters, more than \(type)(\(length)) holds", isLate: true)
  }
}
