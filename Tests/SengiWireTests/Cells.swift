import SengiWire

/// A row of one column, as the server would send it.
func decode<Value: PGDecodable>(
  _ type: Value.Type, _ bytes: [UInt8]?, oid: UInt32
) throws -> Value {
  // Exactly as long as the value, so that a sanitizer sees a read beyond it.
  let memory = UnsafeMutableRawBufferPointer.allocate(
    byteCount: max(bytes?.count ?? 0, 1), alignment: 1)
  defer { memory.deallocate() }
  memory.copyBytes(from: bytes ?? [])
  let cell = PGCell(start: bytes == nil ? nil : memory.baseAddress, count: bytes?.count ?? 0)
  return try withUnsafePointer(to: cell) { cell in
    try withUnsafePointer(to: oid) { oid in
      try Value.decode(
        PGRow(
          cells: UnsafeBufferPointer(start: cell, count: 1),
          types: UnsafeBufferPointer(start: oid, count: 1)), 0)
    }
  }
}

func encode(_ value: some PGScalar) -> [UInt8] {
  var bytes: [UInt8] = []
  value.encodePGBinary(into: &bytes)
  return bytes
}

extension [UInt8] {
  init(hex: String) {
    var bytes: [UInt8] = []
    var digits = hex.compactMap(\.hexDigitValue)[...]
    while digits.count >= 2 {
      bytes.append(UInt8(digits.removeFirst() * 16 + digits.removeFirst()))
    }
    self = bytes
  }
}

struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
