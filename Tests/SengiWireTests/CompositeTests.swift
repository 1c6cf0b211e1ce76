import Foundation
import SengiWire
import Testing

struct Pair: PGComposite {
  var number: Int32?
  var text: String?

  init(number: Int32?, text: String?) {
    self.number = number
    self.text = text
  }

  init(fields: inout PGFieldReader) throws {
    number = try fields.next()
    text = try fields.next()
  }

  func write(to fields: inout PGFieldWriter) {
    fields.add(number)
    fields.add(text)
  }

  static var pgTypeName: StaticString { #""pair""# }
}

struct CompositeTests {
  @Test func `attributes are quoted one by one`() {
    #expect(encode(Pair(number: 1, text: "a\"b\\,(")) == Array(#"("1","a""b\\,(")"#.utf8))
    #expect(encode(Pair(number: nil, text: nil)) == Array("(,)".utf8))
    #expect(encode(Pair(number: nil, text: "")) == Array(#"(,"")"#.utf8))
  }

  /// `(7,"ab")`, with the second attribute's type a domain and NULLs.
  @Test(arguments: [
    ("00000002 00000017 00000004 00000007 00000019 00000002 6162", Pair(number: 7, text: "ab")),
    ("00000002 00004e20 00000004 00000007 00004e21 00000002 6162", Pair(number: 7, text: "ab")),
    ("00000002 00000017 ffffffff 00000019 ffffffff", Pair(number: nil, text: nil)),
  ])
  func `attributes are read in order`(_ hex: String, _ pair: Pair) throws {
    let bytes = [UInt8](hex: hex)
    #expect(try decode(Pair.self, bytes, oid: 20_000) == pair)
    #expect(throws: PGDecodingError.self) { try decode(Pair.self, bytes, oid: 25) }
    for count in 0..<bytes.count {
      #expect(throws: PGDecodingError.self) {
        try decode(Pair.self, Array(bytes.prefix(count)), oid: 20_000)
      }
    }
    #expect(throws: PGDecodingError.self) { try decode(Pair.self, bytes + [0], oid: 20_000) }
  }

  @Test(arguments: [
    "00000001 00000017 00000004 00000007", "00000003 00000017 ffffffff 00000019 ffffffff",
    "00000002 00000014 00000008 0000000000000007 00000019 ffffffff",
  ])
  func `other attributes are refused`(_ hex: String) {
    #expect(throws: PGDecodingError.self) {
      try decode(Pair.self, [UInt8](hex: hex), oid: 20_000)
    }
  }
}
