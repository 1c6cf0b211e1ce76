/// An ISO 8601 duration with designators, read into an interval's three parts.
struct ISO8601Duration {
  private(set) var interval = PGInterval()
  private var rest: Substring.UTF8View

  /// - Returns: nil for other text, and for parts beyond what an interval holds.
  init?(_ text: String) {
    rest = text[...].utf8
    guard take(UInt8(ascii: "P")) else { return nil }
    var isTime = false
    var partCount = 0
    while !rest.isEmpty {
      if !isTime, take(UInt8(ascii: "T")) {
        isTime = true
        guard !rest.isEmpty else { return nil }
        continue
      }
      guard readPart(isTime: isTime) else { return nil }
      partCount += 1
    }
    guard partCount > 0 else { return nil }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func digits() -> (value: Int64, count: Int)? {
    var value: Int64 = 0
    var count = 0
    while let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
      guard !overflow, !carry else { return nil }
      value = sum
      count += 1
      rest.removeFirst()
    }
    return count > 0 ? (value, count) : nil
  }

  private mutating func readPart(isTime: Bool) -> Bool {
    let sign: Int64 = take(UInt8(ascii: "-")) ? -1 : 1
    guard let number = digits() else { return false }
    var micro: Int64 = 0
    if isTime, take(UInt8(ascii: ".")) {
      guard let decimals = digits(), decimals.count <= 6 else { return false }
      micro = decimals.value
      for _ in decimals.count..<6 { micro *= 10 }
    }
    guard let unit = rest.popFirst() else { return false }
    let value = number.value
    switch (unit, isTime) {
    case (UInt8(ascii: "Y"), false): return add(value, times: sign * 12, to: \.months)
    case (UInt8(ascii: "M"), false): return add(value, times: sign, to: \.months)
    case (UInt8(ascii: "W"), false): return add(value, times: sign * 7, to: \.days)
    case (UInt8(ascii: "D"), false): return add(value, times: sign, to: \.days)
    case (UInt8(ascii: "H"), true):
      return micro == 0 && add(value, times: sign * 3_600_000_000, to: \.microseconds)
    case (UInt8(ascii: "M"), true):
      return micro == 0 && add(value, times: sign * 60_000_000, to: \.microseconds)
    case (UInt8(ascii: "S"), true):
      return add(value, times: sign * 1_000_000, to: \.microseconds)
        && add(micro, times: sign, to: \.microseconds)
    default: return false
    }
  }

  private mutating func add<Part: FixedWidthInteger>(
    _ value: Int64, times factor: Int64, to part: WritableKeyPath<PGInterval, Part>
  ) -> Bool {
    let (product, overflow) = value.multipliedReportingOverflow(by: factor)
    guard !overflow, let exact = Part(exactly: product) else { return false }
    let (sum, carry) = interval[keyPath: part].addingReportingOverflow(exact)
    interval[keyPath: part] = sum
    return !carry
  }
}
