import SengiSQL
import Testing

@Suite struct SQLTextTests {
  @Test(arguments: [
    ("email", "\"email\""), ("a\"b", "\"a\"\"b\""), ("select", "\"select\""), ("😀", "\"😀\""),
    ("x\ny", "\"x\ny\""),
  ])
  func namesAreQuoted(_ name: String, _ quoted: String) throws {
    let identifier = try #require(SQLIdentifier(name))
    #expect(SQLText("SELECT \(identifier)").description == "SELECT " + quoted)
  }

  @Test func impossibleNamesCannotBeMade() {
    #expect(SQLIdentifier("") == nil)
    #expect(SQLIdentifier("a\0b") == nil)
    #expect(SQLIdentifier(String(repeating: "x", count: 64)) == nil)
    #expect(SQLIdentifier(String(repeating: "x", count: 63)) != nil)
    #expect(SQLIdentifier(truncating: String(repeating: "é", count: 40)).name.utf8.count == 62)
  }

  @Test func constantsKeepQuotesAndBackslashes() {
    #expect(SQLLiteral("it's").sql == "'it''s'")
    #expect(SQLLiteral("a\\b'c").sql == "E'a\\\\b''c'")
  }

  @Test func plainNamesAreToldFromThoseThatNeedQuotes() {
    for name in ["a", "_x1", "created_at", "role"] { #expect(SQLIdentifier(name)?.isPlain == true) }
    for name in ["A", "1a", "user", "a b", "é", "a$"] {
      #expect(SQLIdentifier(name)?.isPlain == false)
    }
  }
}
