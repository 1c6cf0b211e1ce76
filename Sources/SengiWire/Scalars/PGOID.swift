/// PostgreSQL's `oid`: the number of an object in the catalogue.
public struct PGOID: PGOrdered, Hashable, Comparable, ExpressibleByIntegerLiteral {
  public var number: UInt32

  public init(_ number: UInt32) { self.number = number }
  public init(integerLiteral value: UInt32) { self.number = value }

  public static func < (left: PGOID, right: PGOID) -> Bool { left.number < right.number }

  public static var pgTypeOID: UInt32 { PGTypeOID.oid }
  public static var pgArrayTypeOID: UInt32 { 1028 }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    self.init(try UInt32(pgBigEndian: bytes, type: "oid"))
  }

  public func encodePGBinary(into out: inout [UInt8]) { number.appendBigEndian(to: &out) }
}
