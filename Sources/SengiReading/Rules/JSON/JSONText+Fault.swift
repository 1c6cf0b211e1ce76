import SengiJSON

extension JSONText {
  static func fault(in text: String, isBinary: Bool) -> LiteralFault? {
    do {
      _ = try value(of: text, isBinary: isBinary)
      return nil
    } catch {
      if error.isTooDeep { return nil }
      let before = String(decoding: text.utf8.prefix(error.offset), as: UTF8.self)
      return LiteralFault(
        "is not JSON: \(error.message) at character \(before.unicodeScalars.count + 1)")
    }
  }
}
