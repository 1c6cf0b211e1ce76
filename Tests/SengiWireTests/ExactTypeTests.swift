import Foundation
import SengiWire
import Testing

/// Numbers and moments that `Decimal` and `Date` cannot hold keep every digit.
@Suite struct ExactTypeTests {
  private static let numbers = [
    "-Infinity", "-12345678901234567890123456789012345678901234567890.1",
    "-10000", "-1.5", "-0.00001", "0", "0.0001", "0.00010002", "0.5", "1", "1.10", "9999.9999",
    "10000", "123456789.000000001", "1" + String(repeating: "0", count: 300), "Infinity", "NaN",
  ]

  @Test func textAndBytesLeadBack() throws {
    for text in Self.numbers {
      let number = try #require(PGDecimal(text), "\(text)")
      #expect(number.description == text)
      let again = try decode(PGDecimal.self, encode(number), oid: PGTypeOID.numeric)
      #expect(again == number && again.description == text)
    }
    #expect(PGDecimal("-0.00")?.description == "0.00")
    for text in ["", "-", ".5", "5.", "1e3", "1.2.3", "--1", "１", " 1", "+1"] {
      #expect(PGDecimal(text) == nil, "\(text)")
    }
  }

  @Test func orderIsTheServers() {
    let numbers = Self.numbers.compactMap { PGDecimal($0) }
    #expect(numbers == numbers.reversed().sorted())
    #expect(PGDecimal("1.10") == PGDecimal("1.1") && PGDecimal(0) == PGDecimal("-0"))
    #expect(Set([PGDecimal("1.10"), PGDecimal("1.1")]).count == 1)
  }

  @Test func decimalIsGivenWhereItHoldsEveryDigit() {
    #expect(PGDecimal(Decimal(string: "-12.5") ?? 0).decimal == Decimal(string: "-12.5"))
    #expect(PGDecimal(-3).description == "-3" && (7 as PGDecimal).decimal == 7)
    #expect(PGDecimal(String(repeating: "1", count: 60))?.decimal == nil)
    #expect(PGDecimal.nan.decimal == nil && PGDecimal(Decimal.nan) == .nan)
  }

  @Test func malformedNumbersAreRefused() {
    for hex in [
      "", "0001", "00010000000000002710", "0001000000000000", "00000000123400", "ffff000000000000",
    ] {
      #expect(throws: PGDecodingError.self) {
        try decode(PGDecimal.self, [UInt8](hex: hex), oid: PGTypeOID.numeric)
      }
    }
  }

  @Test func momentsKeepTheirMicrosecond() throws {
    let text = "+12345-06-07T08:09:10.123457Z"
    let moment = try #require(PGTimestampTZ(text))
    #expect(moment.description == text)
    #expect(PGTimestampTZ("2024-01-01T01:00:00+01:00") == PGTimestampTZ("2024-01-01T00:00:00Z"))
    #expect(PGTimestampTZ("2024-01-01T01:00:00") == nil)
    #expect(PGTimestampTZ("infinity") == .infinity && PGTimestampTZ.negativeInfinity < moment)
    let again = try decode(PGTimestampTZ.self, encode(moment), oid: PGTypeOID.timestamptz)
    #expect(again == moment)
    let date = Date(timeIntervalSince1970: 1_700_000_000.25)
    #expect(PGTimestampTZ(date).date == date && PGTimestampTZ(date).pgBind == date.pgBind)
    #expect(
      try JSONDecoder().decode([PGTimestampTZ].self, from: JSONEncoder().encode([moment]))
        == [moment])
  }

  @Test func rangesAndNestedArraysSurviveJSON() throws {
    let ranges: [PGRange<Int>] = [
      .empty, .all, PGRange(lower: .inclusive(1), upper: .exclusive(5)),
      PGRange(lower: .exclusive(1), upper: .unbounded),
    ]
    let data = try JSONEncoder().encode(ranges)
    #expect(try JSONDecoder().decode([PGRange<Int>].self, from: data) == ranges)
    let nested = try #require(
      PGNestedArray([1, 2, 3, 4], dimensions: [2, 2], lowerBounds: [0, 1]))
    #expect(
      try JSONDecoder().decode(PGNestedArray<Int>.self, from: JSONEncoder().encode(nested))
        == nested)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(
        PGNestedArray<Int>.self, from: Data(#"{"elements":[1],"dimensions":[2]}"#.utf8))
    }
  }
}
