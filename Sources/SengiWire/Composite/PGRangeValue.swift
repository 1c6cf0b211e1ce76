/// What a range can be over: every scalar that compares by value.
public typealias PGRangeValue = PGScalar & Hashable

/// OIDs of the server's own range types, with those of the types they are over.
enum PGRangeOID {
  static let ranges: [UInt32: UInt32] = [
    3904: PGTypeOID.int4, 3906: PGTypeOID.numeric, 3908: PGTypeOID.timestamp,
    3910: PGTypeOID.timestamptz, 3912: PGTypeOID.date, 3926: PGTypeOID.int8,
  ]

  static let multiranges: [UInt32: UInt32] = [
    4451: PGTypeOID.int4, 4532: PGTypeOID.numeric, 4533: PGTypeOID.timestamp,
    4534: PGTypeOID.timestamptz, 4535: PGTypeOID.date, 4536: PGTypeOID.int8,
  ]

  /// 0 where only schemas have such a type.
  static func range(of value: UInt32) -> UInt32 {
    ranges.first { $0.value == value }?.key ?? 0
  }

  static func multirange(of value: UInt32) -> UInt32 {
    multiranges.first { $0.value == value }?.key ?? 0
  }
}
