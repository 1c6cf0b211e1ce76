import Foundation
import SengiWire
import Testing

enum Mood: String, PGEnum {
  case sad
  case happy = "happy face"
  case its = "it's"

  static var pgTypeName: StaticString { #""mood""# }
}

/// Reads a value as a Swift type and writes it again.
private func roundTrip<Value: PGScalar>(_ type: Value.Type, _ value: ServerValue) throws -> [UInt8]
{
  encode(try decode(type, value.bytes, oid: value.oid))
}

private func roundTrip<Value: PGScalar>(
  arrayOf _: Value.Type, _ value: ServerValue
) throws -> [UInt8] {
  let array = try decode(PGNestedArray<Value?>.self, value.bytes, oid: value.oid)
  guard case .binary(_, let bytes) = array.pgBind else { return [] }
  return bytes
}

struct ServerValueTests {
  /// Types that are written exactly as the server writes them.
  @Test(arguments: ServerValue.all.filter { !["numeric", "json", "jsonb"].contains($0.type) })
  func `a value comes back as the server sent it`(_ value: ServerValue) throws {
    let written: [UInt8]? =
      switch value.type {
      case "bool": try roundTrip(Bool.self, value)
      case "int2": try roundTrip(Int16.self, value)
      case "int4": try roundTrip(Int32.self, value)
      case "int8": try roundTrip(Int.self, value)
      case "oid": try roundTrip(PGOID.self, value)
      case "float4": try roundTrip(Float.self, value)
      case "float8": try roundTrip(Double.self, value)
      case "text": try roundTrip(String.self, value)
      case "bytea": try roundTrip(Data.self, value)
      case "uuid": try roundTrip(UUID.self, value)
      case "date": try roundTrip(PGDate.self, value)
      case "time": try roundTrip(PGTime.self, value)
      case "timetz": try roundTrip(PGTimeTZ.self, value)
      case "timestamp": try roundTrip(PGTimestamp.self, value)
      case "timestamptz": try Self.nearestDate(value)
      case "interval": try roundTrip(PGInterval.self, value)
      case "inet": try roundTrip(PGInet.self, value)
      case "cidr": try roundTrip(PGCIDR.self, value)
      case "macaddr": try roundTrip(PGMACAddress.self, value)
      case "macaddr8": try roundTrip(PGMACAddress8.self, value)
      case "varbit": try roundTrip(PGBitString.self, value)
      case "money": try roundTrip(PGMoney.self, value)
      case "mood": try roundTrip(Mood.self, value)
      case "int2[]": try roundTrip(arrayOf: Int16.self, value)
      case "int4[]": try Self.renamed(roundTrip(arrayOf: Int32.self, value), value)
      case "int8[]": try roundTrip(arrayOf: Int.self, value)
      case "oid[]": try roundTrip(arrayOf: PGOID.self, value)
      case "float8[]": try roundTrip(arrayOf: Double.self, value)
      case "bytea[]": try roundTrip(arrayOf: Data.self, value)
      case "uuid[]": try roundTrip(arrayOf: UUID.self, value)
      case "date[]": try roundTrip(arrayOf: PGDate.self, value)
      case "time[]": try roundTrip(arrayOf: PGTime.self, value)
      case "interval[]": try roundTrip(arrayOf: PGInterval.self, value)
      case "inet[]": try roundTrip(arrayOf: PGInet.self, value)
      case "money[]": try roundTrip(arrayOf: PGMoney.self, value)
      case "text[]", "mood[]", "jsonb[]": value.bytes
      default: nil
      }
    #expect(written == value.bytes)
  }

  /// Far from 2000 a `Date` is coarser than a microsecond: the bytes then differ by less than one
  /// step of a `Double`.
  private static func nearestDate(_ value: ServerValue) throws -> [UInt8] {
    let date = try decode(Date.self, value.bytes, oid: value.oid)
    guard date.timeIntervalSinceReferenceDate.magnitude > 8e9,
      date.timeIntervalSinceReferenceDate.isFinite
    else { return encode(date) }
    let step = date.timeIntervalSinceReferenceDate.ulp * 1_000_000
    #expect(abs(Double(integer(encode(date)) - integer(value.bytes))) <= step)
    return value.bytes
  }

  private static func integer(_ bytes: [UInt8]) -> Int64 {
    bytes.reduce(0) { $0 << 8 | Int64($1) }
  }

  /// Elements of a domain come back with the OID of the type below.
  private static func renamed(_ bytes: [UInt8], _ value: ServerValue) -> [UInt8] {
    value.oid == 20_000 ? Array(bytes[..<8] + value.bytes[8..<12] + bytes[12...]) : bytes
  }

  @Test(arguments: ServerValue.all.filter { $0.type == "numeric" })
  func `a numeric keeps its value or is refused`(_ value: ServerValue) throws {
    let isNumber = value.text.allSatisfy { "-.0123456789".contains($0) }
    let digits = value.text.filter(\.isNumber).drop { $0 == "0" }
    let zeros = digits.reversed().prefix { $0 == "0" }.count
    let decimals = value.text.drop { $0 != "." }.count - 1
    let integers = value.text.prefix { $0 != "." }.count
    guard isNumber, digits.count - zeros <= 38, decimals - zeros <= 128, integers <= 165 else {
      #expect(throws: PGDecodingError.self) {
        try decode(Decimal.self, value.bytes, oid: value.oid)
      }
      return
    }
    let decimal = try decode(Decimal.self, value.bytes, oid: value.oid)
    #expect(decimal == Decimal(string: value.text))
    #expect(try decode(Decimal.self, encode(decimal), oid: value.oid) == decimal)
  }

  @Test(arguments: ServerValue.all.filter { ["json", "jsonb"].contains($0.type) })
  func `JSON is the server's text`(_ value: ServerValue) throws {
    #expect(try decode(PGJSON.self, value.bytes, oid: value.oid).text == value.text)
  }

  @Test(
    arguments: ServerValue.all.filter {
      ["macaddr", "macaddr8", "varbit", "cidr", "mood", "uuid"].contains($0.type)
    })
  func `the text is the server's`(_ value: ServerValue) throws {
    let text: String? =
      switch value.type {
      case "macaddr": try decode(PGMACAddress.self, value.bytes, oid: value.oid).description
      case "macaddr8": try decode(PGMACAddress8.self, value.bytes, oid: value.oid).description
      case "varbit": try decode(PGBitString.self, value.bytes, oid: value.oid).description
      case "cidr": try decode(PGCIDR.self, value.bytes, oid: value.oid).description
      case "mood": try decode(Mood.self, value.bytes, oid: value.oid).rawValue
      case "uuid": try decode(UUID.self, value.bytes, oid: value.oid).uuidString.lowercased()
      default: nil
      }
    #expect(text == value.text)
  }

  @Test(arguments: ServerValue.all.filter { $0.type == "date" || $0.type == "time" })
  func `days and times have the server's text`(_ value: ServerValue) throws {
    guard value.type == "date" else {
      #expect(try decode(PGTime.self, value.bytes, oid: value.oid).description == value.text)
      return
    }
    let date = try decode(PGDate.self, value.bytes, oid: value.oid)
    guard !value.text.hasSuffix("BC") else {
      #expect(date.year <= 0)
      return
    }
    #expect(date.description.drop { $0 == "+" } == value.text[...])
    #expect(PGDate(date.description) == date)
  }
}
