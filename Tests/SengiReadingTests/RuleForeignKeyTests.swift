import SengiSQL
import SengiSchema
import Testing

@testable import SengiReading

@Suite struct RuleForeignKeyTests {
  private func users(_ change: (inout Table) -> Void = { _ in }) -> Table {
    table("users", column("id", .uuid), column("email")) {
      $0.primaryKey = PrimaryKey(name: id("users_pkey"), columns: ids("id"))
      change(&$0)
    }
  }

  private func posts(_ key: ForeignKey, _ type: BaseType = .uuid, null: Bool = false) -> Table {
    table("posts", column("user_id", type, null: null)) { $0.foreignKeys = [key] }
  }

  @Test func soundKeyPasses() {
    let key = reference("user_id", to: "users", "id", onDelete: .cascade)
    #expect(RuleFixture([users(), posts(key)]).findings == [])
  }

  @Test func missingTableSuggests() {
    let key = reference("user_id", to: "userz", "id")
    #expect(
      RuleFixture([users(), posts(key)]).findings == [
        "SCH0400 foreign key 'user_id_fkey' references table 'app.userz', which is not declared; did you mean 'users'?"
      ])
  }

  @Test func sameNameInAnotherNamespaceIsSuggested() {
    var fixture = RuleFixture([posts(reference("user_id", to: "accounts", "id"))])
    let other = Table(
      name: QualifiedName(id("auth"), id("accounts")), columns: [column("id", .uuid)])
    fixture.schema.namespaces.append(Namespace(name: id("auth"), tables: [other]))
    #expect(
      fixture.findings == [
        "SCH0400 foreign key 'user_id_fkey' references table 'app.accounts', which is not declared; did you mean 'auth.accounts'?"
      ])
  }

  @Test func missingReferencedColumnSuggests() {
    let key = reference("user_id", to: "users", "emial")
    #expect(
      RuleFixture([users(), posts(key)]).findings == [
        "SCH0401 no column 'emial' in table 'app.users'; did you mean 'email'?"
      ])
  }

  @Test func referencedColumnsMustBeAKey() {
    let key = reference("user_id", to: "users", "email")
    let expected = [
      "SCH0403 foreign key 'user_id_fkey' references (email), which is no key of table 'app.users'; make (email) unique there, or reference (id)"
    ]
    #expect(RuleFixture([users(), posts(key, .text)]).findings == expected)
    let partial = users {
      $0.indexes = [index("i", "email", unique: true, where: "email <> ''")]
    }
    #expect(RuleFixture([partial, posts(key, .text)]).findings == expected)
    let unique = users { $0.indexes = [index("i", "email", unique: true)] }
    #expect(RuleFixture([unique, posts(key, .text)]).findings == [])
  }

  @Test func deferrableKeyIsNoTarget() {
    let target = users {
      $0.uniques = [
        UniqueConstraint(name: id("u"), columns: ids("email"), deferral: .initiallyDeferred)
      ]
    }
    #expect(
      RuleFixture([target, posts(reference("user_id", to: "users", "email"), .text)]).findings == [
        "SCH0403 foreign key 'user_id_fkey' references 'u', which is deferrable; make that unique constraint not deferrable"
      ])
  }

  @Test func columnsPairUpInAnyOrder() {
    let target = table("members", column("a", .integer), column("b", .integer)) {
      $0.primaryKey = PrimaryKey(name: id("members_pkey"), columns: ids("a", "b"))
    }
    let owner = { (key: ForeignKey) in
      table("rows", column("x", .integer), column("y", .integer)) { $0.foreignKeys = [key] }
    }
    let turned = owner(reference("x", "y", to: "members", "b", "a"))
    #expect(RuleFixture([target, turned]).findings == [])
    let short = owner(reference("x", "y", to: "members", "a"))
    #expect(
      RuleFixture([target, short]).findings == [
        "SCH0402 foreign key 'x_y_fkey' has 2 columns but references 1; pair each column with one of app.members's"
      ])
  }

  @Test func typesMustCompare() {
    let key = reference("user_id", to: "users", "id")
    #expect(
      RuleFixture([users(), posts(key, .text)]).findings == [
        "SCH0404 column 'user_id' is text but references 'id' of table 'app.users', which is uuid; give both columns the same type"
      ])
  }

  /// As PostgreSQL 15 answers for a foreign key from the first type to a key of the second.
  @Test(arguments: [
    (BaseType.smallint, BaseType.bigint, true), (.bigint, .smallint, true),
    (.integer, .numeric(precision: 10, scale: 2), true),
    (.numeric(precision: nil, scale: nil), .integer, false),
    (.doublePrecision, .integer, false), (.numeric(precision: nil, scale: nil), .real, true),
    (.varchar(5), .text, true), (.char(3), .text, true), (.citext, .text, true),
    (.text, .citext, false), (.name, .char(3), false), (.text, .name, true),
    (.date, .timestamptz(precision: nil), true),
    (.timetz(precision: nil), .time(precision: nil), false),
    (.time(precision: nil), .timetz(precision: nil), true), (.inet, .cidr, true),
    (.macaddr8, .macaddr, true), (.bit(3), .varbit(nil), true), (.bigint, .oid, true),
    (.oid, .bigint, false), (.uuid, .text, false), (.jsonb(shape: nil), .jsonb(shape: nil), true),
  ])
  func comparisons(own: BaseType, key: BaseType, isAccepted: Bool) {
    #expect(DataType(own).canReference(DataType(key)) == isAccepted)
  }

  @Test func arraysCompareOnlyWithTheirOwnKind() {
    let ints = DataType(.integer, dimensions: 1)
    #expect(ints.canReference(ints))
    #expect(!ints.canReference(DataType(.bigint, dimensions: 1)))
    #expect(!ints.canReference(DataType(.integer)))
    #expect(
      DataType(.varchar(3), dimensions: 1).canReference(DataType(.varchar(9), dimensions: 2)))
  }

  @Test func setNullNeedsANullableColumn() {
    let key = reference("user_id", to: "users", "id", onDelete: .setNull([]))
    #expect(
      RuleFixture([users(), posts(key)]).findings == [
        "SCH0405 foreign key 'user_id_fkey' sets column 'user_id' to null on delete, but the column is not nullable; write its type as 'uuid?', or choose another action"
      ])
    #expect(RuleFixture([users(), posts(key, null: true)]).findings == [])
  }

  @Test func setDefaultNeedsADefault() {
    let key = reference("user_id", to: "users", "id", onUpdate: .setDefault([]))
    #expect(RuleFixture([users(), posts(key)]).codes == ["SCH0405"])
    var withDefault = posts(key)
    withDefault.columns[0].defaultValue = SQLExpression("gen_random_uuid()")
    #expect(RuleFixture([users(), withDefault]).findings == [])
  }

  @Test func setNullColumnsArePartOfTheKey() {
    let key = reference("user_id", to: "users", "id", onDelete: .setNull(ids("user")))
    #expect(
      RuleFixture([users(), posts(key, null: true)]).findings == [
        "SCH0406 'on delete set null' names column 'user', which is no part of foreign key 'user_id_fkey'; name columns of (user_id)"
      ])
    let update = reference("user_id", to: "users", "id", onUpdate: .setNull(ids("user_id")))
    #expect(RuleFixture([users(), posts(update, null: true)]).codes == ["SCH0406"])
  }

  @Test func generatedColumnCannotBeSet() {
    let key = reference("user_id", to: "users", "id", onUpdate: .cascade)
    var owner = posts(key)
    owner.columns[0].generation = .stored(SQLExpression("'x'::uuid"))
    #expect(RuleFixture([users(), owner]).codes == ["SCH0407"])
  }
}
