import Foundation
import SengiWire
import Testing

struct RangeTests {
  @Test func `a range is written as the server reads it`() {
    #expect(PGRange<Int32>.empty.description == "empty")
    #expect(PGRange<Int32>.all.description == "(,)")
    #expect(PGRange<Int32>(1..<5).description == #"["1","5")"#)
    #expect(
      PGRange(lower: .exclusive("a\"\\,"), upper: .inclusive("]")).description == #"("a""\\,","]"]"#
    )
    #expect(
      PGMultirange<Int>([PGRange(1...2), PGRange(5...)]).description == #"{["1","2"],["5",)}"#)
  }

  @Test func `bounds decide what a range contains`() {
    #expect(PGRange<Int>(1..<3).contains(1) && !PGRange<Int>(1..<3).contains(3))
    #expect(PGRange<Int>(1...3).contains(3) && !PGRange<Int>.empty.contains(3))
    #expect(!PGRange<Int>(lower: .exclusive(1), upper: .unbounded).contains(1))
  }

  /// `[1,5)` as int4range, an empty one, `(,)`, and what no server sends.
  @Test(arguments: [
    ("02000000040000000100000004 00000005", PGRange<Int32>(1..<5)),
    ("01", .empty), ("18", .all),
  ])
  func `a range is read`(_ hex: String, _ range: PGRange<Int32>) throws {
    let bytes = [UInt8](hex: hex.replacing(" ", with: ""))
    #expect(try decode(PGRange<Int32>.self, bytes, oid: 3904) == range)
    #expect(try decode(PGRange<Int32>.self, bytes, oid: 20_000) == range)
    #expect(throws: PGDecodingError.self) { try decode(PGRange<Int32>.self, bytes, oid: 3912) }
    for count in 0..<bytes.count where count > 0 || hex != "01" {
      #expect(throws: PGDecodingError.self) {
        try decode(PGRange<Int32>.self, Array(bytes.prefix(count)), oid: 3904)
      }
    }
  }
}
