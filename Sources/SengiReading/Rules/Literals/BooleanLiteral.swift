/// `boolean`: the words PostgreSQL reads, and every unique beginning of them (manual §8.6).
enum BooleanLiteral {
  static func fault(in text: String) -> LiteralFault? {
    let word = String(decoding: NumberText.trimmed(text), as: UTF8.self).lowercased()
    let isBeginning = ["true", "false", "yes", "no"].contains { $0.hasPrefix(word) }
    if !word.isEmpty, isBeginning || ["on", "of", "off", "1", "0"].contains(word) { return nil }
    return LiteralFault("is not a boolean", remedy: "write true or false")
  }
}
