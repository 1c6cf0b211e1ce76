import SengiSQL
import SengiSchema
import Testing

@testable import SengiSwift

/// Between two phases a row has both columns, and an insert says either.
@Suite struct ReplacementTests {
  @Test func anInsertTakesEitherHalf() throws {
    var cents = Column("amount_cents", .bigint)
    cents.replaces = ColumnReplacement(
      column: SQLIdentifier(truncating: "amount"), from: SQLExpression("amount * 100"))
    var amount = Column("amount", .integer)
    amount.replacedBy = SQLIdentifier(truncating: "amount_cents")
    let table = Table(name("public", "orders"), key: ["id"], [Column("id", .uuid), amount, cents])
    let files = try generate(
      Schema(namespaces: [Namespace(name: id("public"), tables: [table])]))
    try expectClean(files)
    let text = files.map(\.contents).joined()
    for line in [
      "  /// `integer`, replaced by `amount_cents`\n  public var amount: Int32\n",
      "  /// `bigint`, replaces `amount`\n  public var amountCents: Int\n",
      "amount: Int32? = nil, amountCents: Int? = nil",
      "values.addOrDefault(amount)", "values.addOrDefault(amountCents)",
    ] { #expect(text.contains(line), "\(text)") }
  }
}
