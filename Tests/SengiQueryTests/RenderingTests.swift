import SengiQuery
import SengiWire
import Testing

struct RenderingTests {
  @Test(arguments: SampleStatements.all)
  func `each sample renders to its SQL`(_ sample: SampleStatement) {
    #expect(sample.statement.text == sample.sql)
  }

  @Test(arguments: SampleStatements.all)
  func `a statement has one parameter a placeholder`(_ sample: SampleStatement) {
    let count = sample.statement.binds.count
    let text = sample.statement.text
    for number in 1...(count + 1) {
      #expect(text.contains("$\(number)") == (number <= count))
    }
  }

  @Test func `parameters come in the order of their placeholders`() {
    let statement = User.where { $0.age > 1 && $0.age.in([2]) && 3 < $0.age }
      .orderBy { $0.age }.limit(4).offset(5).statement
    #expect(
      statement.binds == [
        .int8(1), [2].pgBind, .int8(3), .int8(4), .int8(5),
      ])
    let update = Post.where { $0.views == 2 }.update { $0.qty = $0.qty * 1 }.statement
    #expect(update.binds == [.int8(1), .int8(2)])
  }

  @Test func `a list travels as one array`() {
    let binds = User.where { $0.role.in([.admin, .guest]) }.statement.binds
    #expect(binds == [.literal(#"{"admin","guest"}"#)])
  }

  @Test func `an optional variable asks for NULL or for its value`() {
    let nickname: String? = nil
    #expect(
      Org.where { $0.plan == nickname }.select { $0.id }.statement.text
        == #"SELECT "id" FROM "orgs" WHERE "plan" IS NULL"#)
    #expect(
      Org.where { $0.plan != nickname }.select { $0.id }.statement.text
        == #"SELECT "id" FROM "orgs" WHERE "plan" IS NOT NULL"#)
    #expect(
      Org.where { $0.plan == "x" as String? }.select { $0.id }.statement.text
        == #"SELECT "id" FROM "orgs" WHERE "plan" = $1"#)
  }

  @Test func `conditions can be added to a query in a variable`() {
    var query = Post.all
    query.filter { $0.views > 1 }
    query.filter { $0.qty > 2 || $0.price > 3 }
    #expect(
      query.select { $0.id }.statement.text
        == #"SELECT "id" FROM "posts" WHERE "views" > $1 AND ("qty" > $2 OR "price" > $3)"#)
  }

  @Test func `a limit is added only where there is none`() {
    let bare = Post.where { $0.views > 1 }
    #expect(bare.limited(to: 2).statement.text.hasSuffix(" LIMIT $2"))
    #expect(bare.limit(7).limited(to: 2).statement.binds == [.int8(1), .int8(7)])
    #expect(User.find(SampleStatements.id).limited(to: 1).statement.binds.count == 1)
  }

  @Test func `an inner table of the same number is not taken for the outer one`() {
    let text = User.where { u in
      User.where { r in
        r.age > u.age && User.where { $0.age < r.age && $0.age > u.age }.exists()
      }.exists() && u.age > 1
    }.select { $0.id }.statement.text
    #expect(
      text == """
        SELECT t0."id" FROM "users" AS t0 WHERE EXISTS (SELECT 1 FROM "users" AS t1 WHERE \
        t1."age" > t0."age" AND EXISTS (SELECT 1 FROM "users" AS t2 WHERE t2."age" < t1."age" \
        AND t2."age" > t0."age")) AND t0."age" > $1
        """)
  }

  @Test func `values cannot become SQL`() {
    let evil = #"'; DROP TABLE users; --"#
    let statement =
      User.where { $0.email == evil && SQL.expression("\(bind: evil) <> ''", as: Bool.self) }
      .statement
    #expect(!statement.text.contains("DROP"))
    #expect(statement.binds == [.text(evil), .text(evil)])
  }
}
