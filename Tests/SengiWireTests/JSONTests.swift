import Foundation
import SengiWire
import Testing

struct JSONTests {
  @Test func `a shape travels as text with sorted keys and exact times`() throws {
    let shape = Shape(
      name: "a/b", at: Date(timeIntervalSince1970: 1.25), any: PGJSON(#"{"z":1,"a":[true,null]}"#),
      inner: [])
    #expect(
      shape.pgBind
        == .literal(
          #"{"any":{"a":[true,null],"z":1},"at":"1970-01-01T00:00:01.25Z","inner":[],"name":"a/b"}"#
        ))
    #expect(try Shape(json: shape.json()).at == shape.at)
  }

  @Test func `shapes read json and jsonb`() throws {
    let text = Array(#"{"name":"x","inner":[{"day":"2024-02-29","host":"::1"}]}"#.utf8)
    let shape = try decode(Shape.self, text, oid: PGTypeOID.json)
    #expect(shape.inner.first?.day == PGDate(year: 2024, month: 2, day: 29))
    #expect(try decode(Shape.self, [1] + text, oid: PGTypeOID.jsonb) == shape)
    #expect(try decode(Shape?.self, nil, oid: PGTypeOID.jsonb) == nil)
  }

  @Test func `times of other zones are read`() throws {
    for (text, seconds) in [
      ("1970-01-01T02:00:00+02:00", 0.0), ("1970-01-01T00:00:00.5Z", 0.5),
      ("1969-12-31T23:00:00-0100", 0), ("1970-01-01T00:00:00.123456789Z", 0.123456),
    ] {
      let shape = try Shape(json: PGJSON(#"{"name":"","inner":[],"at":"\#(text)"}"#))
      #expect(abs((shape.at?.timeIntervalSince1970 ?? -1) - seconds) < 1e-7)
    }
  }

  @Test func `an error names the place, not the value`() {
    #expect(
      throws: PGDecodingError.malformed(type: "Shape", reason: "inner.0.day cannot be read")
    ) {
      try Shape(json: PGJSON(#"{"name":"","inner":[{"day":"secret","host":"::1"}]}"#))
    }
    #expect(
      throws: PGDecodingError.malformed(type: "Shape", reason: "the value has no key name")
    ) { try Shape(json: PGJSON("{}")) }
    #expect(throws: PGDecodingError.malformed(type: "Shape", reason: "the value cannot be read")) {
      try Shape(json: PGJSON("{"))
    }
  }

  @Test func `numbers inside of any JSON keep their digits`() throws {
    let text = #"{"n":[0.1,12345678901234567890.123,-9223372036854775808,1e3]}"#
    let back = try PGJSON(encoding: PGJSON(text)).text
    #expect(back == #"{"n":[0.1,12345678901234567890.123,-9223372036854775808,1000]}"#)
  }

  @Test func `what has no JSON is refused by the server, not written as something else`() {
    struct Broken: PGJSONCodable { var number: Double }
    let bind = Broken(number: .nan).pgBind
    #expect(bind == .literal("this Broken has no JSON"))
    #expect(throws: EncodingError.self) { try Broken(number: .nan).json() }
  }

  @Test func `arrays of shapes`() throws {
    let value = Shape(name: "q\"", at: nil, any: nil, inner: [])
    #expect([value].pgBind == .literal(#"{"{\"inner\":[],\"name\":\"q\\\"\"}"}"#))
  }
}
