/// Reads JSON as strictly as PostgreSQL does (RFC 8259).
public struct JSONText {
  public struct Fault: Error, Hashable {
    public var message: String
    /// Offset in the text, in UTF-8 bytes.
    public var offset: Int
    /// The text may be right; it is nested deeper than is looked into.
    public var isTooDeep = false
  }

  /// JSON nested deeper is not looked into.
  public static let maximumDepth = 200

  private let bytes: [UInt8]
  private var position = 0
  /// `jsonb` stores strings decoded, so it takes no `\u0000` and no half of a surrogate pair.
  private let isBinary: Bool

  private init(_ bytes: [UInt8], isBinary: Bool) {
    self.bytes = bytes
    self.isBinary = isBinary
  }

  /// - Parameter isBinary: Whether `jsonb` is to hold the value.
  public static func value(of text: String, isBinary: Bool) throws(Fault) -> JSONValue {
    try value(of: Array(text.utf8), isBinary: isBinary)
  }

  /// - Parameter bytes: UTF-8.
  public static func value(of bytes: [UInt8], isBinary: Bool) throws(Fault) -> JSONValue {
    var reader = JSONText(bytes, isBinary: isBinary)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.next == nil else { throw reader.fault("text after the end") }
    return value
  }

  private var next: UInt8? { bytes.indices.contains(position) ? bytes[position] : nil }

  private func fault(_ message: String) -> Fault { Fault(message: message, offset: position) }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(Fault) -> JSONValue {
    guard depth <= Self.maximumDepth else {
      throw Fault(message: "nested too deeply", offset: position, isTooDeep: true)
    }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case nil: throw fault("a value is missing")
    default: return try scalar()
    }
  }

  private mutating func object(depth: Int) throws(Fault) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    if take("}") { return .object([]) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw fault("a key in double quotes is missing") }
      let key = try string()
      guard take(":") else { throw fault("':' is missing") }
      members.append(JSONValue.Member(key: key, value: try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw fault("',' or '}' is missing") }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(Fault) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    if take("]") { return .array([]) }
    repeat { elements.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw fault("',' or ']' is missing") }
    return .array(elements)
  }

  private mutating func scalar() throws(Fault) -> JSONValue {
    let start = position
    while let byte = next, HexDigit.isNumberOrLetter(byte) { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    switch word {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    default:
      if word.isEmpty { throw fault("a value is missing") }
      guard Self.isNumber(word) else {
        throw Fault(message: "'\(word)' is no value", offset: start)
      }
      return .number(word)
    }
  }

  /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`
  private static func isNumber(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    func digits() -> ArraySlice<UInt8> {
      let found = rest.prefix { (0x30...0x39).contains($0) }
      rest = rest.dropFirst(found.count)
      return found
    }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let whole = digits()
    guard let first = whole.first, first != 0x30 || whole.count == 1 else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      if digits().isEmpty { return false }
    }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      if let sign = rest.first, "+-".utf8.contains(sign) { rest.removeFirst() }
      if digits().isEmpty { return false }
    }
    return rest.isEmpty
  }

  private mutating func string() throws(Fault) -> String {
    let start = position
    position += 1
    var value: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: value, as: UTF8.self)
      case UInt8(ascii: "\\"): value += Array(try escape().utf8)
      case 0..<0x20: throw Fault(message: "a control character in a string", offset: position - 1)
      default: value.append(byte)
      }
    }
    throw Fault(message: "a string that never ends", offset: start)
  }

  private mutating func escape() throws(Fault) -> String {
    let mark = next
    position += 1
    switch mark {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw Fault(message: "an unknown escape", offset: position - 2)
    }
  }

  private mutating func unicodeEscape() throws(Fault) -> String {
    let start = position - 2
    let unit = try codeUnit()
    if isBinary, unit == 0 {
      throw Fault(message: "\\u0000, which jsonb cannot hold", offset: start)
    }
    if (0xD800..<0xDC00).contains(unit), next == UInt8(ascii: "\\"),
      bytes.dropFirst(position + 1).first == UInt8(ascii: "u")
    {
      position += 2
      let low = try codeUnit()
      if (0xDC00..<0xE000).contains(low) {
        let scalar = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        return Unicode.Scalar(scalar).map { String($0) } ?? ""
      }
    }
    guard let scalar = Unicode.Scalar(unit) else {
      if isBinary { throw Fault(message: "half of a surrogate pair", offset: start) }
      return "\u{FFFD}"
    }
    return String(scalar)
  }

  private mutating func codeUnit() throws(Fault) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = HexDigit.value(byte) else {
        throw fault("\\u without four hexadecimal digits")
      }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }
}
