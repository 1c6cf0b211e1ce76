/// PostgreSQL's `money`: an amount in the smallest unit of the server's currency.
///
/// How many decimals that unit has is the server's `lc_monetary` (two for most currencies); it is
/// not part of the value.
public struct PGMoney: PGOrdered, Hashable, Comparable {
  /// The amount in the smallest unit: cents where there are two decimals.
  public var amount: Int64

  public init(amount: Int64) { self.amount = amount }

  public static func < (left: PGMoney, right: PGMoney) -> Bool { left.amount < right.amount }

  public static var pgTypeOID: UInt32 { PGTypeOID.money }
  public static var pgArrayTypeOID: UInt32 { 791 }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    self.init(amount: try Int64(pgBigEndian: bytes, type: "money"))
  }

  public func encodePGBinary(into out: inout [UInt8]) { amount.appendBigEndian(to: &out) }

  /// With two decimals, as the server reads an amount where `lc_monetary` says nothing else.
  var decimalText: String {
    let magnitude = amount.magnitude
    let rest = magnitude % 100
    return "\(amount < 0 ? "-" : "")\(magnitude / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
