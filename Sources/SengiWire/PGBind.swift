#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One parameter of a statement, on its way to the server.
///
/// Numbers and other fixed types declare their OID, so that the server does not have to guess;
/// text leaves it open (0), because the same bytes serve `text`, `varchar`, `citext`, enums and
/// domains, and `enum = text` would be an error.
public enum PGBind: Sendable, Hashable {
  /// NULL of the type with this OID (0: the server infers it).
  case null(UInt32)
  case bool(Bool)
  case int2(Int16)
  case int4(Int32)
  case int8(Int64)
  case float4(Float)
  case float8(Double)
  case uuid(UUID)
  /// Microseconds since 2000-01-01 00:00 UTC.
  case timestamptz(Int64)
  /// Text in binary format, type left to the server.
  case text(String)
  /// A value in text format, type left to the server: JSON and every type without a binary codec.
  case literal(String)
  /// A value already in the binary format of the type with this OID (0: the server infers it).
  case binary(UInt32, [UInt8])
  /// The n-th argument of a prepared query, to be filled in before it is sent.
  case slot(Int, UInt32)

  /// The type OID declared to the server when the statement is prepared.
  @inlinable public var oid: UInt32 {
    switch self {
    case .null(let oid), .binary(let oid, _), .slot(_, let oid): oid
    case .bool: PGTypeOID.bool
    case .int2: PGTypeOID.int2
    case .int4: PGTypeOID.int4
    case .int8: PGTypeOID.int8
    case .float4: PGTypeOID.float4
    case .float8: PGTypeOID.float8
    case .uuid: PGTypeOID.uuid
    case .timestamptz: PGTypeOID.timestamptz
    case .text, .literal: 0
    }
  }
}

/// OIDs of PostgreSQL's built-in types; they are the same on every server (`pg_type.dat`).
public enum PGTypeOID {
  public static let bool: UInt32 = 16
  public static let bytea: UInt32 = 17
  public static let int8: UInt32 = 20
  public static let int2: UInt32 = 21
  public static let int4: UInt32 = 23
  public static let text: UInt32 = 25
  public static let oid: UInt32 = 26
  public static let json: UInt32 = 114
  public static let xml: UInt32 = 142
  public static let cidr: UInt32 = 650
  public static let float4: UInt32 = 700
  public static let float8: UInt32 = 701
  public static let macaddr8: UInt32 = 774
  public static let money: UInt32 = 790
  public static let macaddr: UInt32 = 829
  public static let inet: UInt32 = 869
  public static let bpchar: UInt32 = 1042
  public static let varchar: UInt32 = 1043
  public static let date: UInt32 = 1082
  public static let time: UInt32 = 1083
  public static let timestamp: UInt32 = 1114
  public static let timestamptz: UInt32 = 1184
  public static let interval: UInt32 = 1186
  public static let timetz: UInt32 = 1266
  public static let bit: UInt32 = 1560
  public static let varbit: UInt32 = 1562
  public static let numeric: UInt32 = 1700
  public static let uuid: UInt32 = 2950
  public static let jsonb: UInt32 = 3802
}
