/// An IPv4 or IPv6 address with a prefix length: what `inet` and `cidr` have in common.
struct IPNetwork: Hashable, Sendable {
  /// The address, in the lowest 32 bits for IPv4.
  var address: UInt128
  var isIPv6: Bool
  var prefixLength: UInt8

  var width: UInt8 { isIPv6 ? 128 : 32 }

  /// Whether all bits behind the prefix are 0, as `cidr` demands.
  var hasNoHostBits: Bool {
    let hostBits = width - prefixLength
    return hostBits == 0 || address & (hostBits == 128 ? .max : (1 << UInt128(hostBits)) - 1) == 0
  }

  init(address: UInt128, isIPv6: Bool, prefixLength: UInt8) {
    self.address = address
    self.isIPv6 = isIPv6
    self.prefixLength = prefixLength
  }

  /// Reads `10.0.0.1`, `10.0.0.0/8`, `2001:db8::/32`.
  init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let host = parts[0]
    if host.contains(":") {
      guard let address = Self.parseIPv6(host) else { return nil }
      self.init(address: address, isIPv6: true, prefixLength: 128)
    } else {
      guard let address = Self.parseIPv4(host) else { return nil }
      self.init(address: UInt128(address), isIPv6: false, prefixLength: 32)
    }
    guard parts.count == 2 else { return }
    guard parts[1].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let prefix = UInt8(parts[1]),
      prefix <= width
    else { return nil }
    prefixLength = prefix
  }

  private static func parseIPv4(_ text: Substring) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var address: UInt32 = 0
    for part in parts {
      guard part.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let byte = UInt8(part) else {
        return nil
      }
      address = address << 8 | UInt32(byte)
    }
    return address
  }

  private static func parseIPv6(_ text: Substring) -> UInt128? {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2, let head = groups(halves[0]) else { return nil }
    var all = head
    if halves.count == 2 {
      guard let tail = groups(halves[1]), head.count + tail.count < 8 else { return nil }
      all += [UInt16](repeating: 0, count: 8 - head.count - tail.count) + tail
    }
    guard all.count == 8 else { return nil }
    return all.reduce(0) { $0 << 16 | UInt128($1) }
  }

  private static func groups(_ text: Substring) -> [UInt16]? {
    guard !text.isEmpty else { return [] }
    var groups: [UInt16] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, part.contains(".") {
        guard let address = parseIPv4(part) else { return nil }
        groups.append(UInt16(truncatingIfNeeded: address >> 16))
        groups.append(UInt16(truncatingIfNeeded: address))
      } else {
        guard (1...4).contains(part.utf8.count), part.first != "+", part.first != "-",
          let group = UInt16(part, radix: 16)
        else { return nil }
        groups.append(group)
      }
    }
    return groups
  }

  /// The address without the prefix; IPv6 with its longest run of zero groups left out (RFC 5952).
  var host: String {
    guard isIPv6 else {
      return stride(from: 24, through: 0, by: -8)
        .map { String(UInt8(truncatingIfNeeded: address >> UInt128($0))) }.joined(separator: ".")
    }
    let groups = stride(from: 112, through: 0, by: -16)
      .map { UInt16(truncatingIfNeeded: address >> UInt128($0)) }
    var longest = 0..<0
    var start = 0
    for (index, group) in groups.enumerated() {
      if group != 0 {
        start = index + 1
      } else if index + 1 - start > longest.count {
        longest = start..<(index + 1)
      }
    }
    func text(_ part: ArraySlice<UInt16>) -> String {
      part.map { String($0, radix: 16) }.joined(separator: ":")
    }
    guard longest.count > 1 else { return text(groups[...]) }
    return text(groups[..<longest.lowerBound]) + "::" + text(groups[longest.upperBound...])
  }

  init(pgBinary bytes: UnsafeRawBufferPointer, type: StaticString) throws {
    var reader = PGByteReader(bytes, type: type)
    let family = try reader.integer(UInt8.self)
    let prefixLength = try reader.integer(UInt8.self)
    _ = try reader.integer(UInt8.self)
    let count = try reader.integer(UInt8.self)
    guard (family == 2 && count == 4) || (family == 3 && count == 16), prefixLength <= count * 8
    else { throw reader.malformed("an unknown family of addresses") }
    let address = try reader.slice(Int(count)).reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
    try reader.finish()
    self.init(address: address, isIPv6: family == 3, prefixLength: prefixLength)
  }

  func encodePGBinary(isCIDR: Bool, into out: inout [UInt8]) {
    out.append(isIPv6 ? 3 : 2)
    out.append(prefixLength)
    out.append(isCIDR ? 1 : 0)
    out.append(width / 8)
    for shift in stride(from: Int(width) - 8, through: 0, by: -8) {
      out.append(UInt8(truncatingIfNeeded: address >> UInt128(shift)))
    }
  }
}
