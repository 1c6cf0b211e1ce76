import SengiWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A Swift type whose PostgreSQL type can be named in a cast.
public protocol SQLCastTarget: PGScalar {
  static var sqlTypeName: StaticString { get }
}

extension Bool: SQLCastTarget {
  public static var sqlTypeName: StaticString { "boolean" }
}

extension Int16: SQLCastTarget {
  public static var sqlTypeName: StaticString { "smallint" }
}

extension Int32: SQLCastTarget {
  public static var sqlTypeName: StaticString { "integer" }
}

extension Int: SQLCastTarget {
  public static var sqlTypeName: StaticString { "bigint" }
}

extension Float: SQLCastTarget {
  public static var sqlTypeName: StaticString { "real" }
}

extension Double: SQLCastTarget {
  public static var sqlTypeName: StaticString { "double precision" }
}

extension Decimal: SQLCastTarget {
  public static var sqlTypeName: StaticString { "numeric" }
}

extension String: SQLCastTarget {
  public static var sqlTypeName: StaticString { "text" }
}

extension UUID: SQLCastTarget {
  public static var sqlTypeName: StaticString { "uuid" }
}

extension Date: SQLCastTarget {
  public static var sqlTypeName: StaticString { "timestamptz" }
}

extension PGTimestampTZ: SQLCastTarget {
  public static var sqlTypeName: StaticString { "timestamptz" }
}

extension PGDecimal: SQLCastTarget {
  public static var sqlTypeName: StaticString { "numeric" }
}

extension PGDate: SQLCastTarget {
  public static var sqlTypeName: StaticString { "date" }
}

extension PGTime: SQLCastTarget {
  public static var sqlTypeName: StaticString { "time" }
}

extension PGTimestamp: SQLCastTarget {
  public static var sqlTypeName: StaticString { "timestamp" }
}

extension PGInterval: SQLCastTarget {
  public static var sqlTypeName: StaticString { "interval" }
}

extension PGJSON: SQLCastTarget {
  public static var sqlTypeName: StaticString { "jsonb" }
}
