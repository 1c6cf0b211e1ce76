import SengiWire

/// One cell of a catalogue's row.
enum CatalogueValue: Sendable, Hashable {
  case null
  case text(String)
  case integer(Int)
  case boolean(Bool)
  case list([CatalogueValue])

  /// - Throws: ``PGDecodingError`` for bytes that are not what the server sends for the type.
  init(_ bytes: UnsafeRawBufferPointer, type: UInt32) throws {
    switch type {
    case 16: self = .boolean(bytes.first == 1)
    case 20, 21, 23: self = .integer(Self.signed(bytes))
    case 24, 26, 2205, 2206, 4089: self = .integer(Self.unsigned(bytes))
    case 22, 30, 1002, 1003, 1005, 1007, 1009, 1028: self = .list(try Self.list(bytes))
    default: self = .text(String(decoding: bytes, as: UTF8.self))
    }
  }

  private static func unsigned(_ bytes: some Sequence<UInt8>) -> Int {
    Int(truncatingIfNeeded: bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  private static func signed(_ bytes: UnsafeRawBufferPointer) -> Int {
    let value = unsigned(bytes)
    return switch bytes.count {
    case 2: Int(Int16(truncatingIfNeeded: value))
    case 4: Int(Int32(truncatingIfNeeded: value))
    default: value
    }
  }

  /// An array of one dimension as the server sends it: number of dimensions, flags, type of the
  /// elements, length and lower bound, and then each element behind its length.
  private static func list(_ bytes: UnsafeRawBufferPointer) throws -> [CatalogueValue] {
    let malformed = PGDecodingError.malformed(type: "array", reason: "its length is wrong")
    var rest = bytes[...]
    func number() throws -> Int {
      guard rest.count >= 4 else { throw malformed }
      defer { rest = rest.dropFirst(4) }
      return Int(Int32(truncatingIfNeeded: unsigned(rest.prefix(4))))
    }
    guard try number() > 0 else { return [] }
    _ = try number()
    let type = UInt32(truncatingIfNeeded: try number())
    let count = try number()
    _ = try number()
    var values: [CatalogueValue] = []
    for _ in 0..<max(count, 0) {
      let length = try number()
      if length < 0 {
        values.append(.null)
        continue
      }
      guard rest.count >= length else { throw malformed }
      values.append(
        try CatalogueValue(UnsafeRawBufferPointer(rebasing: rest.prefix(length)), type: type))
      rest = rest.dropFirst(length)
    }
    return values
  }
}
