import SengiSQL
import SengiSchema
import Testing

@testable import SengiReading

@Suite struct RuleNameTests {
  @Test func codesAreUniqueAndInRange() {
    let codes = RuleCode.all.map(\.code.description)
    #expect(Set(codes).count == codes.count)
    #expect(
      codes.allSatisfy {
        ("SCH0400"..."SCH0799").contains($0) || ("DDL0001"..."DDL0099").contains($0)
      })
    #expect(RuleCode.all.allSatisfy { !$0.meaning.isEmpty })
  }

  @Test func relationsDiffer() {
    let users = table("users", column("a"))
    let posts = table("posts", column("a")) { $0.indexes = [index("users", "a")] }
    #expect(
      RuleFixture([users, posts], enums: [enumeration("posts", "x")]).findings == [
        "SCH0450 table 'posts' has the name of enum 'app.posts' of namespace 'app'; rename one of the two",
        "SCH0450 index 'users' has the name of table 'app.users' of namespace 'app'; rename one of the two",
      ])
    #expect(RuleFixture([users, users]).codes == ["SCH0450"])
  }

  @Test func shapesMayBeNamedLikeTables() {
    let users = table("users", column("a"))
    #expect(RuleFixture([users], shapes: [shape("users", .object([]))]).findings == [])
  }

  @Test func partsDiffer() {
    let owner = table("t", column("a"), column("a")) {
      $0.checks = [check("a <> ''", "same"), check("a <> 'x'", "same")]
    }
    #expect(
      RuleFixture([owner]).findings == [
        "SCH0452 column 'a' stands twice in table 'app.t'; rename one of the two",
        "SCH0451 check 'same' has the name of a check of table 'app.t'; rename one of the two",
      ])
    let clash = table("t", column("a")) {
      $0.uniques = [UniqueConstraint(name: id("k"), columns: ids("a"))]
      $0.checks = [check("a <> ''", "k")]
    }
    #expect(RuleFixture([clash]).codes == ["SCH0451"])
  }

  @Test func reservedNamesAreRefused() {
    #expect(
      RuleFixture([table("t", column("xmin"), column("oid"))]).findings == [
        "SCH0453 column 'xmin' has the name of a system column that every table has; choose another name"
      ])
    var fixture = RuleFixture([])
    fixture.schema.namespaces += [Namespace(name: id("pg_app")), Namespace(name: id("sengi"))]
    #expect(
      fixture.findings == [
        "SCH0457 namespace 'pg_app' is reserved for PostgreSQL; choose another name",
        "SCH0457 namespace 'sengi' is reserved for the helpers that Sengi brings; choose another name",
      ])
  }

  @Test func emptyTableIsAWarning() {
    let found = RuleFixture([table("t")]).diagnostics
    #expect(found.map(\.severity) == [.warning])
    #expect(found.map(\.code.description) == ["SCH0456"])
  }

  @Test func enumLabelsDiffer() {
    let long = String(repeating: "é", count: 32)
    #expect(
      RuleFixture([], enums: [enumeration("e", "a", "a", long)]).findings == [
        "SCH0454 value 'a' stands twice in enum 'app.e'; remove one of the two",
        "SCH0454 value '\(long)' of enum 'app.e' is 64 bytes long; PostgreSQL takes 63; shorten it",
      ])
    #expect(RuleFixture([], enums: [enumeration("e")]).codes == ["SCH0455"])
    #expect(RuleFixture([], enums: [enumeration("e", "a", "A", "")]).codes == [])
  }

  @Test func behaviourColumnsFit() {
    let moment = BaseType.timestamptz(precision: nil)
    let fine = table(
      "t", column("created_at", moment), column("updated_at", moment),
      column("deleted_at", moment, null: true)
    ) { $0.behaviours = [.timestamps, .softDelete] }
    #expect(RuleFixture([fine]).findings == [])
    let wrong = table(
      "t", column("created_at", moment), column("updated_at", .date), column("deleted_at", moment)
    ) {
      $0.behaviours = [.timestamps, .softDelete]
    }
    #expect(
      RuleFixture([wrong]).findings == [
        "SCH0471 column 'updated_at', which 'timestamps' sets, is date; make it timestamptz",
        "SCH0471 column 'deleted_at', which 'soft_delete' leaves null until a delete, is not nullable; write its type as 'timestamp with time zone?'",
      ])
    let missing = table("t", column("a")) { $0.behaviours = [.softDelete] }
    #expect(RuleFixture([missing]).codes == ["SCH0471"])
  }

  @Test func targetGate() {
    let owner = table(
      "t", column("a", .integer, null: true), column("n", .numeric(precision: 2, scale: 4)),
      column("v", .integer, .virtual(SQLExpression("a + 1"))),
      column("u", .uuid, default: "uuidv4()")
    ) {
      $0.primaryKey = PrimaryKey(name: id("t_pkey"), columns: ids("n"))
      $0.uniques = [UniqueConstraint(name: id("k"), columns: ids("a"), nullsNotDistinct: true)]
      $0.foreignKeys = [reference("a", to: "t", "n", onDelete: .setNull(ids("a")))]
    }
    #expect(
      RuleFixture([owner], target: 14).codes == [
        "DDL0001", "DDL0002", "DDL0004", "DDL0003", "DDL0005",
      ])
    #expect(
      RuleFixture([owner], target: 15).findings == [
        "DDL0003 column 'v' is virtual, which needs PostgreSQL 18, but the target is 15; write 'stored'",
        "DDL0005 function 'uuidv4' needs PostgreSQL 18, but the target is 15; write gen_random_uuid()",
      ])
    #expect(RuleFixture([owner], target: 18).findings == [])
    let seven = table("t", column("u", .uuid, default: "uuidv7()"))
    #expect(RuleFixture([seven], target: 14).findings == [])
  }
}
