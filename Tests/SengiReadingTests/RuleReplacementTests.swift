import SengiSQL
import SengiSchema
import Testing

@testable import SengiReading

@Suite struct RuleReplacementTests {
  private static func cents(
    _ replaces: String = "amount", from: String = "amount * 100", back: String? = "cents / 100.0",
    null: Bool = false, default value: String? = nil
  ) -> Column {
    var column = column("cents", .bigint, null: null, default: value)
    column.replaces = ColumnReplacement(column: id(replaces), from: SQLExpression(from))
    column.back = back.map(SQLExpression.init)
    return column
  }

  private static func findings(
    _ columns: Column..., with change: (inout Table) -> Void = { _ in }
  ) -> [String] {
    var owner = table("t", column("id", .bigint))
    owner.columns += columns
    owner.primaryKey = PrimaryKey(name: id("t_pkey"), columns: ids("id"))
    change(&owner)
    return RuleFixture([owner]).findings
  }

  private static let amount = column("amount", .numeric(precision: 10, scale: 2))

  @Test func soundReplacementsPass() {
    #expect(Self.findings(Self.amount, Self.cents()) == [])
    #expect(
      Self.findings(column("amount", .integer, null: true), Self.cents(back: nil)) == [])
    #expect(
      Self.findings(Self.amount, Self.cents(from: "t.amount * 100", back: "round(t.cents)")) == [])
  }

  @Test func theColumnIsThereAndFree() {
    #expect(
      Self.findings(Self.amount, Self.cents("amuont")) == [
        "SCH0486 no column 'amuont' in table 'app.t', which 'cents' is to replace; did you mean 'amount'?"
      ])
    #expect(Self.findings(Self.cents("cents", from: "1")).first?.hasPrefix("SCH0486") == true)
    #expect(
      Self.findings(Self.amount, Self.cents("id", from: "id")).first
        == "SCH0486 column 'id' is replaced, and is part of the primary key; replace columns outside of the key"
    )
    var second = Self.cents()
    second.name = id("pence")
    second.back = nil
    #expect(
      Self.findings(column("amount", null: true), Self.cents(), second).filter {
        $0.hasPrefix("SCH0486")
      } == [
        "SCH0486 both 'cents' and 'pence' replace 'amount'; let one replace it, and add the other later"
      ])
    var third = Self.cents("cents", from: "cents", back: "pence")
    third.name = id("pence")
    #expect(
      Self.findings(Self.amount, Self.cents(), third).first
        == "SCH0486 'pence' replaces 'cents', which itself replaces another; let the first replacement come to its end before"
    )
  }

  @Test func neitherIsMadeByTheServer() {
    #expect(
      Self.findings(
        column("amount", .integer, .identity(always: false, options: nil)), Self.cents()
      ) == [
        "SCH0486 column 'amount' is replaced, and numbers the rows; give it values that are written"
      ])
    #expect(
      Self.findings(column("amount", .uuid, default: "gen_random_uuid()"), Self.cents()) == [
        "SCH0486 column 'amount' is replaced, and has a default that is another for each row; take its default out before"
      ])
    #expect(
      Self.findings(Self.amount, Self.cents(default: "0")) == [
        "SCH0486 column 'cents' replaces 'amount', and has a default, which would hide what rows say of the other; give it the default when 'amount' is gone"
      ])
    #expect(
      Self.findings(Self.amount, Self.cents()) {
        $0.foreignServer = ForeignServer(server: id("films"))
      }.first?.hasPrefix("SCH0486 columns of 'app.t' cannot be replaced") == true)
  }

  @Test func bothValuesAreSaid() {
    #expect(
      Self.findings(Self.amount, Self.cents(back: nil)) == [
        "SCH0487 nothing says 'amount', which must not be NULL, of rows that say only 'cents'; write it as 'back', such as 'back: cents'"
      ])
    #expect(
      Self.findings(Self.amount, Self.cents(from: "cents")) == [
        "SCH0487 'from' of column 'cents' is the value of 'cents', and names it; make it out of the other column"
      ])
    #expect(
      Self.findings(Self.amount, Self.cents(back: "cent / 100")) == [
        "SCH0421 no column 'cent' in table 'app.t', named by 'back' of column 'cents'; did you mean 'cents'?"
      ])
    #expect(
      Self.findings(Self.amount, Self.cents(from: "(amount")).first?.hasPrefix("SCH0420") == true)
    #expect(
      Self.findings(
        Self.amount, Self.cents(from: "twice"),
        column("twice", .integer, .stored(SQLExpression("id * 2")))
      ) == [
        "SCH0487 'from' of column 'cents' names 'twice', which is computed only afterwards; write its expression out"
      ])
  }

  @Test func theTriggerIsNotDeclaredBesides() {
    let owner = table("t", Self.amount, Self.cents())
    var fixture = RuleFixture([owner], functions: ["touch"])
    let brought = owner.dualWrites[0]
    fixture.schema.namespaces[0].functions += [
      brought.function(searchPath: []), brought.function(searchPath: []),
    ]
    #expect(fixture.codes.contains("SCH0488"))
  }
}
