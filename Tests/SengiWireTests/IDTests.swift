import Foundation
import SengiWire
import Testing

/// An id is to everything outside the program the value inside it.
@Suite struct IDTests {
  private enum User {}
  private typealias UserID = PGID<User, UUID>
  private typealias OrderID = PGID<User, Int>
  private typealias CodeID = PGID<User, String>

  @Test func bindsAsItsValue() {
    let value = UUID()
    let id = UserID(value)
    #expect(id.pgBind == value.pgBind)
    #expect(UserID?.none.pgBind == UUID?.none.pgBind)
    #expect(UserID.pgTypeOID == UUID.pgTypeOID)
    #expect([id, id].pgBind == [value, value].pgBind)
    #expect([OrderID(3), 4].pgBind == [3, 4].pgBind)
    #expect([CodeID("a,b")].pgBind == ["a,b"].pgBind)
  }

  @Test func readsWhatItsValueReads() throws {
    let value = UUID()
    let bytes = encode(value)
    #expect(try decode(UserID.self, bytes, oid: PGTypeOID.uuid) == UserID(value))
    #expect(try decode(UserID?.self, nil, oid: PGTypeOID.uuid) == nil)
    #expect(encode(UserID(value)) == bytes)
    #expect(throws: PGDecodingError.self) {
      try decode(OrderID.self, bytes, oid: PGTypeOID.uuid)
    }
    #expect(throws: PGDecodingError.self) { try decode(UserID.self, nil, oid: PGTypeOID.uuid) }
  }

  @Test func isItsValueInJSON() throws {
    let value = UUID()
    let ids = [UserID(value)]
    let data = try JSONEncoder().encode(ids)
    #expect(String(decoding: data, as: UTF8.self) == "[\"\(value.uuidString)\"]")
    #expect(try JSONDecoder().decode([UserID].self, from: data) == ids)
    #expect(try JSONEncoder().encode([7 as OrderID]) == Data("[7]".utf8))
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([OrderID].self, from: Data("[\"7\"]".utf8))
    }
  }

  @Test func textAndLiteralsLeadBackToIt() {
    let id = UserID(UUID())
    #expect(UserID(id.description) == id)
    let texts = ["12", "12a", "", "none"]
    #expect(texts.map { OrderID($0) } == [12, nil, nil, nil])
    #expect(texts.map { UserID($0) } == [nil, nil, nil, nil])
    #expect("a" as CodeID == CodeID("a" as String))
    #expect((1 as OrderID) < 2)
    #expect(Set([id, id]).count == 1)
  }
}
