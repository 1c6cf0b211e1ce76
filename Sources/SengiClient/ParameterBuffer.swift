import SengiWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Parameters laid out as libpq takes them, in one buffer that is used again for each statement.
///
/// libpq copies the values at once, so nothing has to live beyond the call that sends them.
struct ParameterBuffer: ~Copyable {
  /// The protocol counts parameters in 16 bits.
  static let limit = 65_535
  private static let ordinarySize = 4096

  private var bytes: UnsafeMutableRawPointer
  private var capacity: Int
  private var used = 0
  private var offsets: [Int] = []
  private(set) var values: [UnsafePointer<CChar>?] = []
  private(set) var lengths: [Int32] = []
  private(set) var formats: [Int32] = []
  private(set) var types: [UInt32] = []

  init() {
    capacity = Self.ordinarySize
    bytes = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit { bytes.deallocate() }

  var count: Int32 { Int32(truncatingIfNeeded: lengths.count) }

  /// Lays out `binds` in place of what was there before.
  mutating func load(_ binds: [PGBind]) throws(PGError) {
    guard binds.count <= Self.limit else {
      throw PGError(
        .invalidStatement,
        reason: "\(binds.count) parameters; the protocol allows \(Self.limit)")
    }
    used = 0
    offsets.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    formats.removeAll(keepingCapacity: true)
    types.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    for bind in binds { try append(bind) }
    for offset in offsets {
      values.append(
        offset < 0
          ? nil : UnsafePointer((bytes + offset).assumingMemoryBound(to: CChar.self)))
    }
  }

  private mutating func append(_ bind: PGBind) throws(PGError) {
    let start = used
    var format: Int32 = 1
    var isNull = false
    switch bind {
    case .null: isNull = true
    case .bool(let value): append(integer: value ? 1 as UInt8 : 0)
    case .int2(let value): append(integer: value)
    case .int4(let value): append(integer: value)
    case .int8(let value), .timestamptz(let value): append(integer: value)
    case .float4(let value): append(integer: value.bitPattern)
    case .float8(let value): append(integer: value.bitPattern)
    case .uuid(let value): room(16).storeBytes(of: value.uuid, as: uuid_t.self)
    case .text(let value): append(text: value)
    case .binary(_, let value):
      value.withUnsafeBytes { source in
        if let address = source.baseAddress {
          room(source.count).copyMemory(from: address, byteCount: source.count)
        }
      }
    case .literal(let value):
      // libpq measures text by its terminator.
      guard !value.utf8.contains(0) else {
        throw PGError(
          .invalidStatement, reason: "parameter \(lengths.count + 1) contains a zero byte")
      }
      format = 0
      append(text: value)
      append(integer: 0 as UInt8)
    case .slot(let index, _):
      throw PGError(.invalidStatement, reason: "argument \(index) of the query was not given")
    }
    guard let length = Int32(exactly: used - start) else {
      throw PGError(.invalidStatement, reason: "parameter \(lengths.count + 1) exceeds 2 GB")
    }
    offsets.append(isNull ? -1 : start)
    lengths.append(length)
    formats.append(format)
    types.append(bind.oid)
  }

  @inline(__always) private mutating func room(_ count: Int) -> UnsafeMutableRawPointer {
    if used + count > capacity { grow(count) }
    defer { used += count }
    return bytes + used
  }

  @inline(never) private mutating func grow(_ count: Int) {
    let larger = max(capacity * 2, used + count)
    let moved = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
    moved.copyMemory(from: bytes, byteCount: used)
    bytes.deallocate()
    bytes = moved
    capacity = larger
  }

  @inline(__always) private mutating func append<Value: FixedWidthInteger>(integer value: Value) {
    room(MemoryLayout<Value>.size).storeBytes(of: value.bigEndian, as: Value.self)
  }

  private mutating func append(text value: String) {
    var value = value
    let count = value.utf8.count
    let target = room(count)
    value.withUTF8 { source in
      if let address = source.baseAddress {
        target.copyMemory(from: address, byteCount: source.count)
      }
    }
  }
}
