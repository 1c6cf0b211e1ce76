import SengiSQL
import SengiSchema
import Testing

@testable import SengiReading

@Suite struct RuleKeyTests {
  private func keyed(_ columns: String..., null: Bool = false, type: BaseType = .integer) -> Table {
    table("posts", column("id", type, null: null), column("slug")) {
      $0.primaryKey = PrimaryKey(name: id("posts_pkey"), columns: columns.map(id))
    }
  }

  @Test func soundKeyPasses() {
    #expect(RuleFixture([keyed("id", "slug")]).findings == [])
  }

  @Test func missingColumnsSuggest() {
    #expect(
      RuleFixture([keyed("idd")]).findings == [
        "SCH0410 no column 'idd' in table 'app.posts'; did you mean 'id'?"
      ])
    let unique = table("posts", column("slug")) {
      $0.uniques = [UniqueConstraint(name: id("u"), columns: ids("slg"), include: ids("slgu"))]
      $0.indexes = [index("i", "slog")]
    }
    #expect(
      RuleFixture([unique]).findings == [
        "SCH0410 no column 'slg' in table 'app.posts'; did you mean 'slug'?",
        "SCH0410 no column 'slgu' in table 'app.posts'; did you mean 'slug'?",
        "SCH0410 no column 'slog' in table 'app.posts'; did you mean 'slug'?",
      ])
  }

  @Test func columnStandsOnceInAKey() {
    #expect(
      RuleFixture([keyed("id", "id")]).findings == [
        "SCH0411 column 'id' stands twice in the primary key; name it once"
      ])
    let twice = table("posts", column("id")) { $0.indexes = [index("i", "id", "id")] }
    #expect(RuleFixture([twice]).findings == [])
  }

  @Test func primaryKeyIsNotNullable() {
    #expect(
      RuleFixture([keyed("id", null: true)]).findings == [
        "SCH0412 primary key column 'id' of table 'app.posts' is nullable; write its type without '?'"
      ])
  }

  @Test func keyTypesCompare() {
    #expect(
      RuleFixture([keyed("id", type: .json(shape: nil))]).findings == [
        "SCH0413 column 'id' in the primary key of 'app.posts' is json, which PostgreSQL cannot compare; make it jsonb"
      ])
    #expect(RuleFixture([keyed("id", type: .xml)]).codes == ["SCH0413"])
    #expect(RuleFixture([keyed("id", type: .other("point"))]).codes == ["SCH0413"])
    #expect(RuleFixture([keyed("id", type: .other("ltree"))]).codes == [])
  }

  private func indexed(
    _ index: Index, _ type: BaseType = .text, extensions: [String] = []
  ) -> [String] {
    let owner = table("posts", column("a", type), column("b")) { $0.indexes = [index] }
    return RuleFixture([owner], extensions: extensions).findings
  }

  @Test func indexMethodIsKnown() {
    #expect(
      indexed(index("i", "a", using: "btre")) == [
        "SCH0460 unknown index method 'btre' of index 'i'; did you mean 'btree'?"
      ])
    #expect(
      indexed(index("i", "a", using: "bloom")) == [
        "SCH0460 unknown index method 'bloom' of index 'i'; declare the extension 'bloom'"
      ])
    #expect(indexed(index("i", "a", using: "bloom"), extensions: ["bloom"]) == [])
    #expect(indexed(index("i", "a", using: "zombodb"), extensions: ["zombodb"]) == [])
  }

  @Test func methodDoesOnlyWhatItCan() {
    #expect(
      indexed(index("i", "a", unique: true, using: "hash")) == [
        "SCH0461 unique index 'i' uses hash, which cannot be unique; use btree"
      ])
    #expect(
      indexed(index("i", "a", "b", using: "hash")) == [
        "SCH0461 index 'i' has 2 keys, but hash takes only one; use btree, or one index for each"
      ])
    var gin = index("i", "to_tsvector('english', b)", using: "gin")
    #expect(indexed(gin) == [])
    gin.include = ids("a")
    gin.keys[0].isDescending = true
    #expect(
      indexed(gin) == [
        "SCH0461 index 'i' uses gin, which has no 'include'; use btree, or leave 'include' out",
        "SCH0461 index 'i' uses gin, which has no 'desc'; use btree, or leave it out",
      ])
    var btree = index("i", "a", unique: true)
    btree.include = ids("b")
    btree.keys[0].nulls = .first
    #expect(indexed(btree) == [])
  }

  @Test func ginNeedsOperators() {
    var gin = index("i", "a", using: "gin")
    #expect(
      indexed(gin) == [
        "SCH0462 index 'i': gin has no operators for column 'a', which is text; write 'a gin_trgm_ops' with the extension pg_trgm, or to_tsvector('english', a), or use btree"
      ])
    #expect(indexed(gin, .jsonb(shape: nil)) == [])
    #expect(indexed(gin, extensions: ["btree_gin"]) == [])
    gin.keys[0].operatorClass = "gin_trgm_ops"
    #expect(indexed(gin, extensions: ["pg_trgm"]) == [])
  }

  /// As PostgreSQL 15 answers without any extension.
  @Test(arguments: [
    (IndexMethod.btree, BaseType.jsonb(shape: nil), true), (.btree, .json(shape: nil), false),
    (.hash, .money, false), (.hash, .bit(3), false), (.hash, .jsonb(shape: nil), true),
    (.gist, .tsvector, true), (.gist, .integer, false), (.spgist, .text, true),
    (.spgist, .inet, true), (.spgist, .integer, false), (.brin, .boolean, false),
    (.brin, .uuid, true), (.brin, .jsonb(shape: nil), false), (.gin, .tsvector, true),
  ])
  func operators(method: IndexMethod, type: BaseType, isTaken: Bool) {
    #expect(method.takes(DataType(type), extensions: []) == isTaken)
  }

  @Test func arraysHaveGinOperators() {
    let list = DataType(.text, dimensions: 1)
    #expect(IndexMethod.gin.takes(list, extensions: []))
    #expect(!IndexMethod.gist.takes(list, extensions: []))
    #expect(!IndexMethod.brin.takes(list, extensions: []))
  }
}
