#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension PGBind {
  /// The value in PostgreSQL's text form, as composite values and ranges hold it; nil for NULL.
  ///
  /// Where a value's type is the server's to tell, what contains it travels as text: the binary
  /// form would have to name OIDs that differ from database to database.
  var text: String? {
    switch self {
    case .null, .slot: nil
    case .bool(let value): value ? "t" : "f"
    case .int2(let value): "\(value)"
    case .int4(let value): "\(value)"
    case .int8(let value): "\(value)"
    case .float4(let value): "\(value)"
    case .float8(let value): "\(value)"
    case .uuid(let value): value.uuidString
    case .timestamptz(let microseconds): Self.text(ofTime: microseconds)
    case .text(let text), .literal(let text): text
    case .binary(let oid, let bytes):
      bytes.withUnsafeBytes { try? PGBinaryText.text(of: $0, oid: oid) }
        ?? String(decoding: bytes, as: UTF8.self)
    }
  }

  fileprivate static func text(ofTime microseconds: Int64) -> String {
    switch microseconds {
    case .max: "infinity"
    case .min: "-infinity"
    default: ISO8601Text.timestamp(microseconds) + "Z"
    }
  }
}

/// The text of values that are bound in binary.
enum PGBinaryText {
  /// - Throws: ``PGDecodingError`` for a type that no Swift type of the library binds in binary.
  static func text(of bytes: UnsafeRawBufferPointer, oid: UInt32) throws -> String {
    if let element = elements[oid] { return try text(ofArray: bytes, of: element) }
    switch oid {
    case PGTypeOID.bool: return try Bool(pgBinary: bytes) ? "t" : "f"
    case PGTypeOID.int2: return try Int16(pgBinary: bytes).description
    case PGTypeOID.int4: return try Int32(pgBinary: bytes).description
    case PGTypeOID.int8: return try Int(pgBinary: bytes).description
    case PGTypeOID.float4: return try Float(pgBinary: bytes).description
    case PGTypeOID.float8: return try Double(pgBinary: bytes).description
    case PGTypeOID.uuid: return try UUID(pgBinary: bytes).uuidString
    case PGTypeOID.timestamptz:
      return PGBind.text(ofTime: try Int64(pgBigEndian: bytes, type: "timestamptz"))
    case PGTypeOID.numeric: return try PGDecimal(pgBinary: bytes).description
    case PGTypeOID.bytea:
      return "\\x" + HexadecimalBytes.text(bytes)
    case PGTypeOID.money: return try PGMoney(pgBinary: bytes).decimalText
    case PGTypeOID.oid: return try PGOID(pgBinary: bytes).number.description
    case PGTypeOID.date: return try described(PGDate(pgBinary: bytes))
    case PGTypeOID.time: return try described(PGTime(pgBinary: bytes))
    case PGTypeOID.timetz: return try described(PGTimeTZ(pgBinary: bytes))
    case PGTypeOID.timestamp: return try described(PGTimestamp(pgBinary: bytes))
    case PGTypeOID.interval: return try described(PGInterval(pgBinary: bytes))
    case PGTypeOID.inet: return try described(PGInet(pgBinary: bytes))
    case PGTypeOID.cidr: return try described(PGCIDR(pgBinary: bytes))
    case PGTypeOID.macaddr: return try described(PGMACAddress(pgBinary: bytes))
    case PGTypeOID.macaddr8: return try described(PGMACAddress8(pgBinary: bytes))
    case PGTypeOID.bit, PGTypeOID.varbit: return try described(PGBitString(pgBinary: bytes))
    default:
      throw PGDecodingError.malformed(type: "\(oid)", reason: "a type without a text form")
    }
  }

  private static func described(_ value: some CustomStringConvertible) -> String {
    value.description
  }

  /// Array types by their OID, with that of their elements (`pg_type.dat`).
  private static let elements: [UInt32: UInt32] = [
    Bool.pgArrayTypeOID: Bool.pgTypeOID, Int16.pgArrayTypeOID: Int16.pgTypeOID,
    Int32.pgArrayTypeOID: Int32.pgTypeOID, Int.pgArrayTypeOID: Int.pgTypeOID,
    Float.pgArrayTypeOID: Float.pgTypeOID, Double.pgArrayTypeOID: Double.pgTypeOID,
    UUID.pgArrayTypeOID: UUID.pgTypeOID, Date.pgArrayTypeOID: Date.pgTypeOID,
    Decimal.pgArrayTypeOID: Decimal.pgTypeOID, Data.pgArrayTypeOID: Data.pgTypeOID,
    PGMoney.pgArrayTypeOID: PGMoney.pgTypeOID, PGOID.pgArrayTypeOID: PGOID.pgTypeOID,
    PGDate.pgArrayTypeOID: PGDate.pgTypeOID, PGTime.pgArrayTypeOID: PGTime.pgTypeOID,
    PGTimeTZ.pgArrayTypeOID: PGTimeTZ.pgTypeOID,
    PGTimestamp.pgArrayTypeOID: PGTimestamp.pgTypeOID,
    PGInterval.pgArrayTypeOID: PGInterval.pgTypeOID, PGInet.pgArrayTypeOID: PGInet.pgTypeOID,
    PGCIDR.pgArrayTypeOID: PGCIDR.pgTypeOID, PGMACAddress.pgArrayTypeOID: PGMACAddress.pgTypeOID,
    PGMACAddress8.pgArrayTypeOID: PGMACAddress8.pgTypeOID,
    PGBitString.pgArrayTypeOID: PGBitString.pgTypeOID,
  ]

  private static func text(
    ofArray bytes: UnsafeRawBufferPointer, of element: UInt32
  ) throws -> String {
    var reader = PGByteReader(bytes, type: "array")
    let count = Int(try reader.integer(Int32.self))
    _ = try reader.integer(Int64.self)
    var dimensions: [(count: Int, lowerBound: Int32)] = []
    for _ in 0..<Swift.max(count, 0) {
      let size = Int(try reader.integer(Int32.self))
      dimensions.append((size, try reader.integer(Int32.self)))
    }
    var texts: [String?] = []
    while reader.remaining > 0 {
      let length = Int(try reader.integer(Int32.self))
      texts.append(length < 0 ? nil : try text(of: reader.slice(length), oid: element))
    }
    return PGArrayCodec.text(count: texts.count, dimensions: dimensions) { index, out in
      guard let text = texts[index] else { return false }
      out.append(contentsOf: text.utf8)
      return true
    }
  }
}
