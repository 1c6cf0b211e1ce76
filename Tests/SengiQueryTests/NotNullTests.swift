import SengiWire
import Testing

@testable import SengiQuery

/// A column's `NOT NULL` is known by the names that the catalogue holds.
@Suite struct NotNullTests {
  private struct Odd: SQLTable {
    struct Columns: SQLTableColumns {
      typealias Model = Odd
      let _source: UInt32
      init(_ source: UInt32) { _source = source }
      var plain: SQLExpr<Int> { SQLExpr(_source, "a\"b, \"") }
    }

    static var tableName: StaticString { #""sp""ace"."ta.b""""le""# }
    static var columnList: StaticString { #""a""b, """# }
    static var columnCount: Int { 1 }
    static var presenceColumn: Int { 0 }
    init(row: borrowing PGRow, at index: Int) throws {}
  }

  @Test func namesLoseTheirQuotes() {
    #expect(
      Odd.notNull { $0.plain } == PGConstraint(#"sp"ace"#, #"ta.b""le"#, notNull: #"a"b, ""#))
    #expect(SQLName.unquoted(Odd.columnList.description) == [#"a"b, ""#])
    #expect(SQLName.unquoted(#""a", "b""", "c""#) == ["a", "b\"", "c"])
    #expect(SQLName.unquoted("") == [])
  }

  @Test func anExpressionIsNoColumn() {
    #expect(Odd.notNull { $0.plain + 1 }.rule == .notNull(column: ""))
  }
}
