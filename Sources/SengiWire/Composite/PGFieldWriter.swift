/// Puts a composite value's attributes together in text form, each quoted (manual §8.16.6).
public struct PGFieldWriter {
  private var out: [UInt8] = []
  private var isFirst = true

  init() {}

  /// Adds the next attribute; nil is NULL.
  public mutating func add(_ value: some PGEncodable) {
    out.append(isFirst ? UInt8(ascii: "(") : UInt8(ascii: ","))
    isFirst = false
    if let text = value.pgBind.text { PGQuotedText.append(text, to: &out) }
  }

  var text: String { (isFirst ? "(" : "") + String(decoding: out, as: UTF8.self) + ")" }
}

/// The quotes that composite values and ranges share.
enum PGQuotedText {
  static func append(_ text: String, to out: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    out.append(quote)
    for byte in text.utf8 {
      if byte == quote || byte == UInt8(ascii: "\\") { out.append(byte) }
      out.append(byte)
    }
    out.append(quote)
  }
}
