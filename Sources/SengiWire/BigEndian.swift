/// Reads a value's bytes from the front, checking before each step that they are there.
struct PGByteReader {
  private let bytes: UnsafeRawBufferPointer
  private(set) var offset = 0
  private let type: StaticString

  /// - Parameter type: What is being read, for the error.
  init(_ bytes: UnsafeRawBufferPointer, type: StaticString) {
    self.bytes = bytes
    self.type = type
  }

  var remaining: Int { bytes.count - offset }

  mutating func integer<Value: FixedWidthInteger>(_: Value.Type = Value.self) throws -> Value {
    let width = MemoryLayout<Value>.size
    guard remaining >= width else { throw malformed("\(bytes.count) bytes, more were expected") }
    defer { offset += width }
    return Value(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
  }

  mutating func slice(_ count: Int) throws -> UnsafeRawBufferPointer {
    guard count >= 0, remaining >= count else {
      throw malformed("\(bytes.count) bytes, more were expected")
    }
    defer { offset += count }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + count)])
  }

  mutating func rest() -> UnsafeRawBufferPointer {
    defer { offset = bytes.count }
    return UnsafeRawBufferPointer(rebasing: bytes[offset...])
  }

  func finish() throws {
    guard remaining == 0 else { throw malformed("\(bytes.count) bytes, fewer were expected") }
  }

  func malformed(_ reason: String) -> PGDecodingError {
    .malformed(type: type.description, reason: reason)
  }
}

extension FixedWidthInteger {
  /// The integer whose big-endian form is exactly these bytes.
  @inline(__always)
  init(pgBigEndian bytes: UnsafeRawBufferPointer, type: StaticString) throws {
    guard bytes.count == MemoryLayout<Self>.size else {
      throw PGDecodingError.malformed(
        type: type.description,
        reason: "\(bytes.count) bytes instead of \(MemoryLayout<Self>.size)")
    }
    self.init(bigEndian: bytes.loadUnaligned(as: Self.self))
  }

  @inline(__always)
  func appendBigEndian(to out: inout [UInt8]) {
    withUnsafeBytes(of: bigEndian) { out.append(contentsOf: $0) }
  }
}
