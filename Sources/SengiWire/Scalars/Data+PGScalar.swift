#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// PostgreSQL's `bytea`.
extension Data: PGOrdered {
  public static var pgTypeOID: UInt32 { PGTypeOID.bytea }
  public static var pgArrayTypeOID: UInt32 { 1001 }
  public var pgBind: PGBind { .binary(PGTypeOID.bytea, [UInt8](self)) }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws { self.init(bytes) }

  public func encodePGBinary(into out: inout [UInt8]) { out.append(contentsOf: self) }
}
