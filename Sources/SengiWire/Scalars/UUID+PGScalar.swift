#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension UUID: PGOrdered {
  public static var pgTypeOID: UInt32 { PGTypeOID.uuid }
  public static var pgArrayTypeOID: UInt32 { 2951 }
  public var pgBind: PGBind { .uuid(self) }

  public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> UUID {
    try UUID(pgBinary: row.bytes(index, oid: PGTypeOID.uuid))
  }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    guard bytes.count == 16 else {
      throw PGDecodingError.malformed(
        type: "uuid", reason: "\(bytes.count) bytes instead of 16")
    }
    self.init(uuid: bytes.loadUnaligned(as: uuid_t.self))
  }

  public func encodePGBinary(into out: inout [UInt8]) {
    withUnsafeBytes(of: uuid) { out.append(contentsOf: $0) }
  }
}
