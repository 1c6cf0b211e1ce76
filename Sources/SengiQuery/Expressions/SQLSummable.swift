import SengiWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A number that PostgreSQL adds up, with the types it answers in: sums are wider than what they
/// add (manual §9.21).
public protocol SQLSummable: PGNumeric {
  associatedtype Sum: PGNumeric
  associatedtype Average: PGNumeric
}

extension Int16: SQLSummable {
  public typealias Sum = Int
  public typealias Average = Decimal
}

extension Int32: SQLSummable {
  public typealias Sum = Int
  public typealias Average = Decimal
}

extension Int: SQLSummable {
  public typealias Sum = Decimal
  public typealias Average = Decimal
}

extension Decimal: SQLSummable {
  public typealias Sum = Decimal
  public typealias Average = Decimal
}

extension PGDecimal: SQLSummable {
  public typealias Sum = PGDecimal
  public typealias Average = PGDecimal
}

extension Float: SQLSummable {
  public typealias Sum = Float
  public typealias Average = Double
}

extension Double: SQLSummable {
  public typealias Sum = Double
  public typealias Average = Double
}
