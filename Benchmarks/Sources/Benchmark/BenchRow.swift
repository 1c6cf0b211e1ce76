import Foundation
import SengiWire

/// A row of the benchmark's table, decoded as generated code does: by index, types checked.
struct BenchRow: Sendable {
  var id: UUID
  var account: Int64
  var qty: Int32
  var title: String
  var body: String?
  var active: Bool
  var createdAt: Date
  var price: Double
  var attrs: String
  var tags: [String]

  init(_ row: borrowing PGRow) throws {
    id = try row.bytes(0, oid: PGTypeOID.uuid).uuid()
    account = try row.bytes(1, oid: PGTypeOID.int8).integer()
    qty = try row.bytes(2, oid: PGTypeOID.int4).integer()
    title = try row.bytes(3, oid: PGTypeOID.text).text()
    body = try row.isNull(4) ? nil : row.bytes(4, oid: PGTypeOID.text).text()
    active = try row.bytes(5, oid: PGTypeOID.bool).integer() as UInt8 != 0
    let microseconds: Int64 = try row.bytes(6, oid: PGTypeOID.timestamptz).integer()
    createdAt = Date(timeIntervalSinceReferenceDate: Double(microseconds) * 1e-6 - 31_622_400)
    price = Double(bitPattern: try row.bytes(7, oid: PGTypeOID.float8).integer())
    attrs = UnsafeRawBufferPointer(
      rebasing: try row.bytes(8, oid: PGTypeOID.jsonb).dropFirst()
    ).text()
    tags = try row.bytes(9, oid: 1009).texts()
  }

  static func key(_ number: Int) -> UUID {
    let byte = { (shift: Int) in UInt8(truncatingIfNeeded: number >> shift) }
    return UUID(
      uuid: (0, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, byte(24), byte(16), byte(8), byte(0)))
  }
}

private struct Malformed: Error {}

extension UnsafeRawBufferPointer {
  fileprivate func integer<Value: FixedWidthInteger>() throws -> Value {
    guard count == MemoryLayout<Value>.size else { throw Malformed() }
    return Value(bigEndian: loadUnaligned(as: Value.self))
  }

  fileprivate func uuid() throws -> UUID {
    guard count == 16 else { throw Malformed() }
    return UUID(uuid: loadUnaligned(as: uuid_t.self))
  }

  fileprivate func text() -> String { String(decoding: self, as: UTF8.self) }

  /// A one-dimensional array of texts without NULL.
  fileprivate func texts() throws -> [String] {
    guard count >= 12 else { throw Malformed() }
    if loadUnaligned(fromByteOffset: 0, as: Int32.self).bigEndian == 0 { return [] }
    guard count >= 20 else { throw Malformed() }
    let elements = Int(loadUnaligned(fromByteOffset: 12, as: Int32.self).bigEndian)
    var texts: [String] = []
    texts.reserveCapacity(Swift.min(elements, count / 4))
    var offset = 20
    for _ in 0..<elements {
      guard offset + 4 <= count else { throw Malformed() }
      let length = Int(loadUnaligned(fromByteOffset: offset, as: Int32.self).bigEndian)
      offset += 4
      guard length >= 0, offset + length <= count else { throw Malformed() }
      texts.append(UnsafeRawBufferPointer(rebasing: self[offset..<offset + length]).text())
      offset += length
    }
    return texts
  }
}
