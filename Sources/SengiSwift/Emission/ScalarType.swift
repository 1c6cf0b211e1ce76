import SengiSchema

/// The Swift type that a PostgreSQL type without a name of its own is read as.
struct ScalarType: Sendable, Hashable {
  var library: LibraryName

  /// - Returns: nil for enumerations and JSON with a shape, whose types the schema makes.
  init?(_ type: BaseType) {
    switch type {
    case .boolean: library = .bool
    case .smallint: library = .int16
    case .integer: library = .int32
    case .bigint: library = .int
    case .real: library = .float
    case .doublePrecision: library = .double
    case .numeric: library = .decimal
    case .money: library = .pgMoney
    case .text, .citext, .name, .varchar, .char, .xml, .other("bpchar"): library = .string
    case .bytea: library = .data
    case .uuid: library = .uuid
    case .date: library = .pgDate
    case .time: library = .pgTime
    case .timetz: library = .pgTimeTZ
    case .timestamp: library = .pgTimestamp
    case .timestamptz: library = .date
    case .interval: library = .pgInterval
    case .json(nil), .jsonb(nil): library = .pgJSON
    case .inet: library = .pgInet
    case .cidr: library = .pgCIDR
    case .macaddr: library = .pgMACAddress
    case .macaddr8: library = .pgMACAddress8
    case .bit, .varbit: library = .pgBitString
    case .oid: library = .pgOID
    case .tsvector, .tsquery, .domain, .composite, .range, .other: library = .pgText
    case .json(.some), .jsonb(.some), .enumeration: return nil
    }
  }
}
