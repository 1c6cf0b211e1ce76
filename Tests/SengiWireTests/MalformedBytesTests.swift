import Foundation
import SengiWire
import Testing

/// Bytes that no server sends must end in an error or a value, never in a trap.
struct MalformedBytesTests {
  struct Subject: Sendable, CustomTestStringConvertible {
    var name: String
    var decode: @Sendable ([UInt8], UInt32) -> Bool

    var testDescription: String { name }

    init<Value: PGDecodable>(_ type: Value.Type, _ oid: UInt32) {
      name = "\(type)"
      decode = { bytes, other in
        let oid = other == 0 ? oid : other
        return (try? SengiWireTests.decode(type, bytes, oid: oid)) != nil
      }
    }
  }

  static let subjects: [Subject] = [
    Subject(Bool.self, 16), Subject(Int16.self, 21), Subject(Int32.self, 23),
    Subject(Int.self, 20), Subject(Float.self, 700), Subject(Double.self, 701),
    Subject(Decimal.self, 1700), Subject(String.self, 25), Subject(PGText.self, 25),
    Subject(Data.self, 17), Subject(UUID.self, 2950), Subject(PGDate.self, 1082),
    Subject(PGTime.self, 1083), Subject(PGTimeTZ.self, 1266), Subject(PGTimestamp.self, 1114),
    Subject(Date.self, 1184), Subject(PGInterval.self, 1186), Subject(PGMoney.self, 790),
    Subject(PGOID.self, 26), Subject(PGBitString.self, 1562), Subject(PGInet.self, 869),
    Subject(PGCIDR.self, 650), Subject(PGMACAddress.self, 829), Subject(PGMACAddress8.self, 774),
    Subject(PGJSON.self, 3802), Subject(Mood.self, 20_000), Subject(Shape.self, 3802),
    Subject([Int32].self, 1007), Subject([String?].self, 1009), Subject([Decimal].self, 1231),
    Subject([PGInet].self, 1041), Subject(PGNestedArray<Int16?>.self, 1005),
    Subject(PGNestedArray<String>.self, 1009), Subject([PGBitString].self, 1563),
    Subject(PGRange<Int32>.self, 3904), Subject(PGRange<Decimal>.self, 3906),
    Subject(PGMultirange<PGDate>.self, 4535), Subject(Pair.self, 20_000),
    Subject([Pair].self, 20_000),
  ]

  @Test(arguments: subjects)
  func `random bytes of every length`(_ subject: Subject) {
    var generator = SeededGenerator(seed: 7)
    for length in 0..<80 {
      for round in 0..<40 {
        var bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
        // Small numbers come further: they look like counts and lengths.
        if round % 2 == 0 { bytes = bytes.map { $0 < 200 ? 0 : $0 % 8 } }
        _ = subject.decode(bytes, 0)
      }
    }
    let extremes: [[UInt8]] = [
      [UInt8](repeating: 0xFF, count: 64), [UInt8](repeating: 0x7F, count: 64),
      [UInt8](repeating: 0x80, count: 64), [UInt8](repeating: 0, count: 64),
    ]
    for bytes in extremes {
      for length in 0...64 { _ = subject.decode(Array(bytes[..<length]), 0) }
    }
  }

  /// Every value of the server cut short, lengthened, and with each byte changed, read as each type.
  @Test(arguments: subjects)
  func `values of the server, damaged`(_ subject: Subject) {
    for value in ServerValue.all {
      let bytes = value.bytes
      for length in 0..<bytes.count { _ = subject.decode(Array(bytes[..<length]), 0) }
      _ = subject.decode(bytes + [0], 0)
      for index in bytes.indices {
        for replacement: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
          var damaged = bytes
          damaged[index] = replacement
          _ = subject.decode(damaged, 0)
        }
      }
    }
  }

  @Test func `fixed lengths are exact`() {
    for subject in Self.subjects
    where ["Int32", "Date", "UUID", "PGInterval"].contains(subject.name) {
      let right = subject.name == "Int32" ? 4 : subject.name == "Date" ? 8 : 16
      for length in 0..<20 {
        #expect(subject.decode([UInt8](repeating: 0, count: length), 0) == (length == right))
      }
    }
  }

  @Test func `NULL and other types are errors that name the column`() {
    #expect(throws: PGDecodingError.unexpectedNull(column: 0)) {
      try SengiWireTests.decode(Int.self, nil, oid: 20)
    }
    #expect(throws: PGDecodingError.typeMismatch(column: 0, expected: 20, found: 23)) {
      try SengiWireTests.decode(Int.self, [0, 0, 0, 1], oid: 23)
    }
    #expect(throws: PGDecodingError.typeMismatch(column: 0, expected: 25, found: 23)) {
      try SengiWireTests.decode(String.self, [0, 0, 0, 1], oid: 23)
    }
    #expect(throws: PGDecodingError.malformed(type: "text", reason: "the bytes are not UTF-8")) {
      try SengiWireTests.decode(String.self, [0xC3], oid: 25)
    }
  }

  @Test func `an array's counts reserve no memory before they are checked`() {
    let bytes = [UInt8](hex: "000000010000000000000017") + [0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0, 1]
    #expect(throws: PGDecodingError.self) {
      try SengiWireTests.decode([Int32].self, bytes, oid: 1007)
    }
  }
}

struct Shape: PGJSONCodable, Hashable {
  var name: String
  var at: Date?
  var any: PGJSON?
  var inner: [Inner]

  struct Inner: Codable, Hashable {
    var day: PGDate
    var host: PGInet
  }
}
