import SengiWire

/// Writes a statement's text.
struct SQLTextSink: SQLSink {
  private var utf8: [UInt8] = []
  private var parameterCount = 0

  init() { utf8.reserveCapacity(256) }

  var text: String { String(decoding: utf8, as: UTF8.self) }

  mutating func sql(_ text: StaticString) {
    utf8.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func sql(_ text: SQLName) { utf8.append(contentsOf: text.utf8) }

  mutating func identifier(_ name: SQLName) {
    quote(name, with: UInt8(ascii: "\""))
  }

  /// With a backslash inside, in the `E''` form, which means the same whatever
  /// `standard_conforming_strings` says (manual §4.1.2.2).
  mutating func constant(_ text: SQLName) {
    let backslash = UInt8(ascii: "\\")
    guard text.utf8.contains(backslash) else {
      quote(text, with: UInt8(ascii: "'"))
      return
    }
    utf8.append(contentsOf: " E'".utf8)
    for byte in text.utf8 {
      if byte == backslash || byte == UInt8(ascii: "'") { utf8.append(byte) }
      utf8.append(byte)
    }
    utf8.append(UInt8(ascii: "'"))
  }

  private mutating func quote(_ text: SQLName, with mark: UInt8) {
    utf8.append(mark)
    for byte in text.utf8 {
      if byte == mark { utf8.append(mark) }
      utf8.append(byte)
    }
    utf8.append(mark)
  }

  mutating func number(_ number: Int) { utf8.append(contentsOf: String(number).utf8) }

  mutating func columns(_ list: SQLName, alias: Int?) {
    guard let alias else {
      sql(list)
      return
    }
    // Commas separate only outside of quotes; a doubled quote opens at once what it closed.
    var isQuoted = false
    var isStart = true
    for byte in list.utf8 {
      if isStart, byte != UInt8(ascii: " ") {
        sql("t")
        number(alias)
        sql(".")
        isStart = false
      }
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: ","), !isQuoted { isStart = true }
      utf8.append(byte)
    }
  }

  mutating func bind(_: PGBind) {
    parameterCount += 1
    sql("$")
    number(parameterCount)
  }
}
