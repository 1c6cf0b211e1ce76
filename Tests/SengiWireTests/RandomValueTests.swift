import Foundation
import SengiWire
import Testing

/// Writing and reading again gives the same value, for random values of every type.
struct RandomValueTests {
  private func check<Value: PGScalar & Equatable>(
    _ oid: UInt32, _ make: (inout SeededGenerator) -> Value
  ) throws {
    var generator = SeededGenerator(seed: UInt64(oid))
    for _ in 0..<500 {
      let value = make(&generator)
      #expect(try decode(Value.self, encode(value), oid: oid) == value)
      let array = [value, value]
      if case .binary(let arrayOID, let bytes) = array.pgBind {
        #expect(try decode([Value].self, bytes, oid: arrayOID) == array)
      }
    }
  }

  @Test func `integers and floating-point numbers`() throws {
    try check(21) { Int16.random(in: .min ... .max, using: &$0) }
    try check(23) { Int32.random(in: .min ... .max, using: &$0) }
    try check(20) { Int.random(in: .min ... .max, using: &$0) }
    try check(26) { PGOID(UInt32.random(in: .min ... .max, using: &$0)) }
    try check(790) { PGMoney(amount: Int64.random(in: .min ... .max, using: &$0)) }
    try check(701) { Double.random(in: -1e300...1e300, using: &$0) }
    try check(700) { Float.random(in: -1e30...1e30, using: &$0) }
    #expect(try decode(Double.self, encode(Double.nan), oid: 701).isNaN)
    #expect(try decode(Double.self, encode(-Double.infinity), oid: 701) == -.infinity)
    #expect(try decode(Int.self, encode(Int.min), oid: 20) == .min)
  }

  @Test func `decimals of up to 38 digits and every exponent`() throws {
    try check(1700) { generator in
      let count = Int.random(in: 1...38, using: &generator)
      let digits = (0..<count).map { _ in
        String(Int.random(in: 0...9, using: &generator))
      }.joined()
      let sign = Bool.random(using: &generator) ? "-" : ""
      let exponent = Int.random(in: -100...80, using: &generator)
      return Decimal(string: "\(sign)\(digits)e\(exponent)") ?? 0
    }
    #expect(encode(Decimal.nan) == [UInt8](hex: "00000000c0000000"))
    #expect(encode(Decimal(string: "1.1") ?? 0) == [UInt8](hex: "0002000000000001000103e8"))
    #expect(encode(Decimal(string: "-0.005") ?? 0) == [UInt8](hex: "0001ffff400000030032"))
    let most = Decimal(string: String(repeating: "9", count: 38)) ?? 0
    #expect(try decode(Decimal.self, encode(most), oid: 1700) == most)
    #expect(try decode(Decimal.self, encode(-most), oid: 1700).description == "-\(most)")
  }

  @Test func `days, times and intervals`() throws {
    try check(1082) { PGDate(days: Int32.random(in: -2_451_545...2_000_000, using: &$0)) }
    try check(1083) { PGTime(microseconds: Int64.random(in: 0...86_400_000_000, using: &$0)) }
    try check(1114) {
      PGTimestamp(microseconds: Int64.random(in: .min ... .max, using: &$0))
    }
    try check(1266) {
      PGTimeTZ(
        PGTime(microseconds: Int64.random(in: 0...86_400_000_000, using: &$0)),
        offset: Int32.random(in: -57_599...57_599, using: &$0))
    }
    try check(1186) {
      PGInterval(
        months: Int32.random(in: .min ... .max, using: &$0),
        days: Int32.random(in: .min ... .max, using: &$0),
        microseconds: Int64.random(in: .min ... .max, using: &$0))
    }
  }

  @Test func `every day has a text that reads back`() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2_000 {
      let date = PGDate(days: Int32.random(in: -2_451_545...2_000_000, using: &generator))
      #expect(PGDate(date.description) == date)
      let next = PGDate(days: date.days + 1)
      #expect(next.day == 1 || next.day == date.day + 1)
      let stamp = PGTimestamp(
        date, PGTime(microseconds: Int64.random(in: 0..<86_400_000_000, using: &generator)))
      #expect(PGTimestamp(stamp.description) == stamp)
      #expect(stamp.date == date)
    }
    #expect(PGDate(year: 2023, month: 2, day: 29) == nil)
    #expect(PGDate(year: 2024, month: 2, day: 29)?.description == "2024-02-29")
    #expect(PGDate(year: 2000, month: 1, day: 1)?.days == 0)
    #expect(PGDate(year: -4713, month: 11, day: 24)?.days == -2_451_545)
    #expect(PGDate("2024-13-01") == nil)
  }

  @Test func `dates keep microseconds from 1729 to 2273`() throws {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<5_000 {
      // 1729-… to 2273-… in microseconds since 2000.
      let microseconds = Int64.random(
        in: -8_550_000_000_000_000...8_600_000_000_000_000, using: &generator)
      var bytes: [UInt8] = []
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: microseconds >> Int64(shift)))
      }
      #expect(encode(try decode(Date.self, bytes, oid: 1184)) == bytes)
    }
  }

  @Test func `infinite and impossible dates`() throws {
    let infinity = [UInt8](hex: "7fffffffffffffff")
    let date = try decode(Date.self, infinity, oid: 1184)
    #expect(date.timeIntervalSinceReferenceDate == .infinity)
    #expect(date.pgBind == .timestamptz(.max))
    #expect(Date(timeIntervalSinceReferenceDate: -.infinity).pgBind == .timestamptz(.min))
    // Not the infinities, and beyond the server's range.
    #expect(Date(timeIntervalSinceReferenceDate: 1e300).pgBind == .timestamptz(.max - 1))
    #expect(Date(timeIntervalSinceReferenceDate: .nan).pgBind == .timestamptz(.max - 1))
    #expect(Date(timeIntervalSince1970: 0).pgBind == .timestamptz(-946_684_800_000_000))
  }

  @Test func `texts of intervals and addresses read back`() throws {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<1_000 {
      let interval = PGInterval(
        months: Int32.random(in: -10_000...10_000, using: &generator),
        days: Int32.random(in: -10_000...10_000, using: &generator),
        microseconds: Int64.random(in: -1_000_000_000_000...1_000_000_000_000, using: &generator))
      #expect(PGInterval(interval.description) == interval)
      let bytes: [UInt8] =
        [3, UInt8.random(in: 0...128, using: &generator), 0, 16]
        + (0..<16).map { _ in
          Bool.random(using: &generator) ? 0 : UInt8.random(in: 0...255, using: &generator)
        }
      let inet = try decode(PGInet.self, bytes, oid: 869)
      #expect(PGInet(inet.description) == inet)
    }
    #expect(
      PGInterval(months: 14, days: 3, microseconds: 14_706_000_001).description
        == "P1Y2M3DT4H5M6.000001S")
    #expect(PGInterval("P2W")?.days == 14)
    #expect(PGInterval("1 day") == nil)
    #expect(PGInterval("P") == nil)
    #expect(PGInterval("P99999999999Y") == nil)
    #expect(PGInet("::1")?.description == "::1")
    #expect(PGInet("10.0.0.1/8")?.description == "10.0.0.1/8")
    #expect(PGInet("1.2.3") == nil)
    #expect(PGInet("1::2::3") == nil)
    #expect(PGInet("::ffff:1.2.3.4")?.host == "::ffff:102:304")
    #expect(PGCIDR("10.0.0.1/8") == nil)
    #expect(PGCIDR("0.0.0.0/0")?.prefixLength == 0)
    #expect(PGMACAddress("08-00-2b-01-02-03")?.description == "08:00:2b:01:02:03")
    #expect(PGMACAddress("08002b01020") == nil)
    #expect(PGBitString("10110")?.description == "10110")
    #expect(PGBitString("102") == nil)
  }
}
