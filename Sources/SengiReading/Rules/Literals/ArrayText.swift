/// An array constant: `{1,2}`, `{{a,"b c"},{NULL,d}}`, `[0:1]={1,2}` (manual §8.15.2).
struct ArrayText {
  /// The elements in order, nil for NULL.
  private(set) var elements: [String?] = []

  private var rest: ArraySlice<UInt8>
  /// How many parts each open brace holds so far, and whether they are braces themselves.
  private var open: [Level] = []
  /// The number of parts that every brace of a depth must hold.
  private var lengths: [Int: Int] = [:]

  private struct Level {
    var count = 0
    var holdsBraces: Bool?
  }

  /// - Returns: nil when PostgreSQL could not read the text.
  init?(_ text: String) {
    rest = NumberText.trimmed(text)[...]
    if rest.first == UInt8(ascii: "[") {
      guard let equals = rest.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      rest = rest[rest.index(after: equals)...]
      skipSpace()
    }
    guard rest.first == UInt8(ascii: "{"), readBraces(), rest.isEmpty else { return nil }
  }

  private mutating func skipSpace() {
    rest = rest.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }

  private mutating func readBraces() -> Bool {
    repeat {
      skipSpace()
      if rest.first == UInt8(ascii: "{") {
        if !open.isEmpty, !addPart(isBrace: true) { return false }
        rest.removeFirst()
        open.append(Level())
        // PostgreSQL allows six dimensions.
        guard open.count <= 6 else { return false }
        skipSpace()
        if rest.first != UInt8(ascii: "}") { continue }
      } else if !readElement() {
        return false
      }
      if !closeBraces() { return false }
    } while !open.isEmpty
    skipSpace()
    return true
  }

  private mutating func addPart(isBrace: Bool) -> Bool {
    guard var level = open.popLast() else { return false }
    defer { open.append(level) }
    level.count += 1
    if level.holdsBraces ?? isBrace != isBrace { return false }
    level.holdsBraces = isBrace
    return true
  }

  /// What may follow an element: any number of `}`, then `,` or the end.
  private mutating func closeBraces() -> Bool {
    while true {
      skipSpace()
      guard let mark = rest.popFirst() else { return false }
      if mark == UInt8(ascii: ",") { return true }
      guard mark == UInt8(ascii: "}"), let level = open.popLast() else { return false }
      if lengths[open.count, default: level.count] != level.count { return false }
      lengths[open.count] = level.count
      if open.isEmpty { return true }
    }
  }

  private mutating func readElement() -> Bool {
    var value: [UInt8] = []
    var isQuoted = false
    /// How much of the value an unquoted space at the end must not take away.
    var kept = 0
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "\""):
        guard value.isEmpty, !isQuoted else { return false }
        rest.removeFirst()
        isQuoted = true
        guard readQuoted(into: &value) else { return false }
        kept = value.count
      case UInt8(ascii: "\\"):
        rest.removeFirst()
        guard !isQuoted, let next = rest.popFirst() else { return false }
        value.append(next)
        kept = value.count
      case UInt8(ascii: "{"): return false
      case UInt8(ascii: ","), UInt8(ascii: "}"):
        value.removeLast(value.count - kept)
        guard isQuoted || !value.isEmpty else { return false }
        let text = String(decoding: value, as: UTF8.self)
        elements.append(!isQuoted && text.lowercased() == "null" ? nil : text)
        return addPart(isBrace: false)
      default:
        rest.removeFirst()
        let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
        if isQuoted, !isSpace { return false }
        if !isQuoted { value.append(byte) }
        if !isSpace { kept = value.count }
      }
    }
    return false
  }

  private mutating func readQuoted(into value: inout [UInt8]) -> Bool {
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return true }
      if byte == UInt8(ascii: "\\") {
        guard let next = rest.popFirst() else { return false }
        value.append(next)
      } else {
        value.append(byte)
      }
    }
    return false
  }
}
