import SengiSQL
import SengiSchema

/// The server's own types, whose OIDs never change (`pg_type.dat`), with their modifiers.
enum BuiltinType {
  /// nil for a type that ``BaseType`` knows only by its name.
  static func type(_ oid: UInt32, modifier: Int) -> BaseType? {
    let size = modifier < 0 ? nil : modifier
    let length = modifier < 4 ? nil : modifier - 4
    return switch oid {
    case 16: .boolean
    case 17: .bytea
    case 18: .other("\"char\"")
    case 19: .name
    case 20: .bigint
    case 21: .smallint
    case 23: .integer
    case 25: .text
    case 26: .oid
    case 114: .json(shape: nil)
    case 142: .xml
    case 650: .cidr
    case 700: .real
    case 701: .doublePrecision
    case 774: .macaddr8
    case 790: .money
    case 829: .macaddr
    case 869: .inet
    // Without a length, `char` would mean one of 1.
    case 1042: length.map { .char($0) } ?? .other("bpchar")
    case 1043: .varchar(length)
    case 1082: .date
    case 1083: .time(precision: size)
    case 1114: .timestamp(precision: size)
    case 1184: .timestamptz(precision: size)
    case 1186: interval(modifier)
    case 1266: .timetz(precision: size)
    case 1560: size.map { .bit($0) } ?? .other("\"bit\"")
    case 1562: .varbit(size)
    case 1700: numeric(modifier)
    case 2950: .uuid
    case 3614: .tsvector
    case 3615: .tsquery
    case 3802: .jsonb(shape: nil)
    default: nil
    }
  }

  /// The scale is a signed number of eleven bits below the precision.
  private static func numeric(_ modifier: Int) -> BaseType {
    guard modifier >= 4 else { return .numeric(precision: nil, scale: nil) }
    let precision = ((modifier - 4) >> 16) & 0xFFFF
    let scale = (((modifier - 4) & 0x7FF) ^ 1024) - 1024
    return .numeric(precision: precision, scale: scale == 0 ? nil : scale)
  }

  /// The fields are a mask above the precision (`INTERVAL_TYPMOD` in the server's sources).
  private static func interval(_ modifier: Int) -> BaseType {
    guard modifier >= 0 else { return .interval(fields: nil, precision: nil) }
    let (mask, precision) = ((modifier >> 16) & 0x7FFF, modifier & 0xFFFF)
    let (month, year, day, hour, minute, second) = (
      1 << 1, 1 << 2, 1 << 3, 1 << 10, 1 << 11, 1 << 12
    )
    let fields: String? =
      switch mask {
      case year: "year"
      case month: "month"
      case day: "day"
      case hour: "hour"
      case minute: "minute"
      case second: "second"
      case year | month: "year to month"
      case day | hour: "day to hour"
      case day | hour | minute: "day to minute"
      case day | hour | minute | second: "day to second"
      case hour | minute: "hour to minute"
      case hour | minute | second: "hour to second"
      case minute | second: "minute to second"
      default: nil
      }
    return .interval(fields: fields, precision: precision == 0xFFFF ? nil : precision)
  }
}
