/// Reads the attributes of a composite value in order.
public struct PGFieldReader {
  private var reader: PGByteReader
  private var remaining: Int

  init(_ bytes: UnsafeRawBufferPointer) throws {
    reader = PGByteReader(bytes, type: "composite")
    remaining = Int(try reader.integer(Int32.self))
  }

  /// The next attribute.
  /// - Throws: ``PGDecodingError`` when there is none, or it is not of this type.
  public mutating func next<Value: PGDecodable & PGEncodable>(
    _: Value.Type = Value.self
  ) throws -> Value {
    guard remaining > 0 else { throw reader.malformed("fewer attributes than expected") }
    remaining -= 1
    let found = try reader.integer(UInt32.self)
    let length = Int(try reader.integer(Int32.self))
    let bytes: UnsafeRawBufferPointer? = length == -1 ? nil : try reader.slice(length)
    let cell = PGCell(start: bytes?.baseAddress, count: bytes?.count ?? 0)
    // A domain has its own OID here and the binary form of the type below it.
    let isDomain = Value.pgTypeOID != 0 && found >= PGTypeOID.firstUserDefined
    return try withUnsafePointer(to: cell) { cell in
      try withUnsafePointer(to: isDomain ? Value.pgTypeOID : found) { type in
        try Value.decode(
          PGRow(
            cells: UnsafeBufferPointer(start: cell, count: 1),
            types: UnsafeBufferPointer(start: type, count: 1)), 0)
      }
    }
  }

  func finish() throws {
    guard remaining == 0 else { throw reader.malformed("more attributes than expected") }
    try reader.finish()
  }
}
