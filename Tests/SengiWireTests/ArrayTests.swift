import Foundation
import SengiWire
import Testing

struct ArrayTests {
  @Test func `arrays of built-in types travel in binary`() throws {
    let bytes = [UInt8](
      hex: "00000001000000010000001700000003000000010000000400000001ffffffff0000000400000003")
    #expect([1, nil, 3 as Int32?].pgBind == .binary(1007, bytes))
    #expect(try decode([Int32?].self, bytes, oid: 1007) == [1, nil, 3])
    #expect([Int]().pgBind == .binary(1016, [UInt8](hex: "000000000000000000000014")))
  }

  @Test func `an array with NULL needs optional elements`() {
    let bytes = [UInt8](hex: "0000000100000001000000170000000100000001ffffffff")
    #expect(throws: PGDecodingError.self) { try decode([Int32].self, bytes, oid: 1007) }
  }

  @Test func `several dimensions need a nested array`() throws {
    let bytes = [UInt8](
      hex:
        "000000020000000000000017000000020000000100000001000000010000000400000001000000040000000a")
    #expect(throws: PGDecodingError.self) { try decode([Int32].self, bytes, oid: 1007) }
    let nested = try decode(PGNestedArray<Int32>.self, bytes, oid: 1007)
    #expect(nested.elements == [1, 10])
    #expect(nested.dimensions == [2, 1])
    #expect(nested.pgBind == .binary(1007, bytes))
  }

  @Test func `elements of other types are refused`() {
    let bytes = [UInt8](hex: "00000001000000000000001700000001000000010000000400000001")
    #expect(throws: PGDecodingError.self) { try decode([Int].self, bytes, oid: 1007) }
    #expect(throws: PGDecodingError.self) { try decode([String].self, bytes, oid: 1007) }
  }

  @Test func `text arrays travel as text, every element quoted`() {
    #expect([String]().pgBind == .literal("{}"))
    #expect(
      ["a,b", #"c"d"#, #"e\f"#, "{g}", "", "NULL"].pgBind
        == .literal(#"{"a,b","c\"d","e\\f","{g}","","NULL"}"#))
    #expect([Mood.happy, nil].pgBind == .literal(#"{"happy face",NULL}"#))
    #expect([PGJSON(#"{"a":1}"#)].pgBind == .literal(#"{"{\"a\":1}"}"#))
  }

  @Test func `nested text arrays keep their braces and bounds`() {
    let nested = PGNestedArray(["a", "b", "c", "d"], dimensions: [2, 2])
    #expect(nested?.pgBind == .literal(#"{{"a","b"},{"c","d"}}"#))
    let shifted = PGNestedArray(["a", "b"], dimensions: [2], lowerBounds: [0])
    #expect(shifted?.pgBind == .literal(#"[0:1]={"a","b"}"#))
    let deep = PGNestedArray(["a", "b", "c", "d"], dimensions: [2, 1, 2])
    #expect(deep?.pgBind == .literal(#"{{{"a","b"}},{{"c","d"}}}"#))
  }

  @Test func `a nested array's counts have to fit`() {
    #expect(PGNestedArray([1, 2, 3], dimensions: [2, 2]) == nil)
    #expect(PGNestedArray([1], dimensions: [1, 1, 1, 1, 1, 1, 1]) == nil)
    #expect(PGNestedArray([Int](), dimensions: [Int.max, Int.max]) == nil)
  }

  @Test func `text arrays from the server`() throws {
    for value in ServerValue.arrays where value.type == "text[]" {
      let elements = try decode([String].self, value.bytes, oid: value.oid)
      #expect(elements.isEmpty == (value.text == "{}"))
    }
    let mood = ServerValue.arrays.first { $0.type == "mood[]" }
    #expect(
      try decode([Mood?].self, mood?.bytes, oid: 20_001) == [.sad, .happy, nil])
    let json = ServerValue.arrays.first { $0.type == "jsonb[]" }
    #expect(
      try decode([PGJSON].self, json?.bytes, oid: 3807).map(\.text) == [#"{"a": [1, 2]}"#, #""x""#])
  }
}
