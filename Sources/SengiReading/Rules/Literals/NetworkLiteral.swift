import SengiJSON

/// `inet`, `cidr`, `macaddr` and `macaddr8`: only what no reading can save is a fault.
enum NetworkLiteral {
  static func addressFault(in text: String, isNetwork: Bool) -> LiteralFault? {
    let fault = LiteralFault(isNetwork ? "is not a network" : "is not a network address")
    let halves = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let address = halves.first, halves.count <= 2 else { return fault }
    let isSix = address.contains(":")
    var width = isSix ? 128 : 32
    if halves.count == 2 {
      let mask = halves[1]
      guard mask.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let bits = Int(mask),
        bits <= width
      else { return fault }
      width = bits
    }
    if isSix { return isSixAddress(address) ? nil : fault }
    let parts = address.split(separator: ".", omittingEmptySubsequences: false)
    var octets: [UInt8] = []
    for part in parts {
      guard let octet = UInt8(part), !part.hasPrefix("+"), part.utf8.count <= 3 else {
        return isNetwork && address.hasPrefix("0x") ? nil : fault
      }
      octets.append(octet)
    }
    guard octets.count == 4 || (octets.count < 4 && (isNetwork || halves.count == 2)) else {
      return fault
    }
    if isNetwork, octets.count == 4 {
      let value = octets.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      if value & ((1 << UInt64(32 - width)) - 1) != 0 {
        return LiteralFault(
          "has bits set to the right of its mask", remedy: "clear them, or make the column inet")
      }
    }
    return nil
  }

  private static func isSixAddress(_ text: Substring) -> Bool {
    let groups = text.split(separator: ":", omittingEmptySubsequences: false)
    let gaps = groups.dropFirst().dropLast().count { $0.isEmpty }
    // `::` at an end leaves two empty groups there, and `::` alone three.
    let isShort = gaps > 0
    guard gaps <= 1, isShort || groups.first != "" && groups.last != "" else { return false }
    let width = groups.count + (text.contains(".") ? 1 : 0)
    guard isShort ? width <= 9 : width == 8 else { return false }
    for (place, group) in groups.enumerated() {
      if group.contains("."), place == groups.count - 1 { continue }
      if group.utf8.count > 4 || !group.utf8.allSatisfy({ HexDigit.value($0) != nil }) {
        return false
      }
    }
    return true
  }

  /// - Parameter bytes: 6, or 8 where both lengths are taken.
  static func hardwareFault(in text: String, bytes: Int) -> LiteralFault? {
    let fault = LiteralFault(
      "is not a MAC address", remedy: "write it as '08:00:2b:01:02:03'")
    let isMark = { (byte: UInt8) in ":-. ".utf8.contains(byte) }
    let groups = NumberText.trimmed(text).split(whereSeparator: isMark)
    let digits = groups.joined().count
    guard groups.joined().allSatisfy({ HexDigit.value($0) != nil }) else { return fault }
    // `8:0:2b:1:2:3` leaves out zeros.
    if bytes == 6, groups.count == 6, groups.allSatisfy({ $0.count <= 2 }) { return nil }
    // The last byte of a `macaddr` may be half.
    return digits == 12 || digits == (bytes == 8 ? 16 : 11) ? nil : fault
  }
}
