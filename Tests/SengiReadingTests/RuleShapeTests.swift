import SengiSQL
import SengiSchema
import Testing

@testable import SengiReading

@Suite struct RuleShapeTests {
  private func field(
    _ key: String, _ type: ShapeType = .scalar(.text), _ presence: ShapeField.Presence = .required,
    default value: String? = nil, check: String? = nil
  ) -> ShapeField {
    ShapeField(
      key: key, type: type, presence: presence, defaultValue: value.map(SQLExpression.init),
      check: check.map(SQLExpression.init))
  }

  private func object(_ fields: ShapeField...) -> ShapeType { .object(fields) }

  private func union(_ tag: ShapeUnion.Tag, _ cases: (String, ShapeType)...) -> ShapeType {
    .union(ShapeUnion(tag: tag, cases: cases.map { ShapeUnion.Case(name: $0.0, payload: $0.1) }))
  }

  @Test func soundShapesPass() {
    let tree = shape(
      "tree",
      object(
        field("name"),
        field("children", .array(.reference(app("tree")), hasNullableElements: false))))
    let list = shape("list", object(field("next", .reference(app("list")), .optional)))
    let event = shape(
      "event", union(.key("kind"), ("a", object(field("x"))), ("b", .reference(app("list")))))
    #expect(RuleFixture([], shapes: [tree, list, event]).findings == [])
  }

  @Test func referencesExist() {
    let owner = table("t", column("c", .jsonb(shape: app("settins"))))
    let settings = shape("settings", object(field("ref", .reference(app("teem_ref")))))
    let ref = shape("team_ref", object(field("id")))
    #expect(
      RuleFixture([owner], shapes: [settings, ref]).findings == [
        "SCH0440 shape 'app.settins' is not declared; did you mean 'settings'?",
        "SCH0440 shape 'app.teem_ref' is not declared; did you mean 'team_ref'?",
      ])
    let missing = table("t", column("c", .enumeration(app("rolle"))))
    #expect(
      RuleFixture([missing], enums: [enumeration("role", "a")]).findings == [
        "SCH0458 enum 'app.rolle' is not declared; did you mean 'role'?"
      ])
  }

  @Test func recursionEnds() {
    let a = shape("a", object(field("b", .reference(app("b")))))
    let b = shape("b", object(field("a", .reference(app("a")))))
    let outside = shape("outside", object(field("a", .reference(app("a")))))
    #expect(
      RuleFixture([], shapes: [a, b, outside]).findings == [
        "SCH0441 shape 'app.a' must contain itself without end; make the key on the way optional ('a?') or an array",
        "SCH0441 shape 'app.b' must contain itself without end; make the key on the way optional ('b?') or an array",
      ])
    let choice = shape(
      "c", union(.key("k"), ("more", object(field("c", .reference(app("c"))))), ("end", object())))
    #expect(RuleFixture([], shapes: [choice]).findings == [])
  }

  @Test func unionsHoldObjects() {
    let bad = shape("e", union(.key("kind"), ("a", .scalar(.text)), ("b", object(field("kind")))))
    #expect(
      RuleFixture([], shapes: [bad]).findings == [
        "SCH0442 case 'a' of the union in 'app.e' is not an object; wrap it in one: { value: … }",
        "SCH0443 case 'b' has a field 'kind', which is the union's tag; rename the field or the tag",
      ])
    #expect(RuleFixture([], shapes: [shape("e", union(.key("k")))]).codes == ["SCH0446"])
  }

  @Test func keysAndCasesDiffer() {
    let keys = shape("a", object(field("x"), field("x")))
    let cases = shape("b", union(.key("k"), ("c", object()), ("c", object())))
    #expect(
      RuleFixture([], shapes: [keys, cases]).findings == [
        "SCH0444 key 'x' stands twice in shape 'app.a'; rename one of the two",
        "SCH0444 case 'c' stands twice in shape 'app.b'; rename one of the two",
      ])
  }

  @Test func siblingTagFits() {
    let entity = shape("entity", union(.column, ("item", object()), ("config", object())))
    let rows = { (tag: Column, name: String?) in
      RuleFixture(
        [table("t", tag, column("data", .jsonb(shape: app("entity")), tag: name))],
        enums: [enumeration("kind", "item")], shapes: [entity]
      ).findings
    }
    #expect(rows(column("kind"), "kind") == [])
    #expect(
      rows(column("kind"), nil) == [
        "SCH0445 column 'data' holds a union that a sibling column tags, but names none; add 'tag: <column>' beside its sql"
      ])
    #expect(
      rows(column("kind"), "knd") == [
        "SCH0445 no column 'knd' in table 'app.t' to tag 'data'; did you mean 'kind'?"
      ])
    #expect(
      rows(column("kind", .integer), "kind") == [
        "SCH0445 tag column 'kind' is integer, which cannot hold a case's name; make it text or an enum"
      ])
    #expect(
      rows(column("kind", .enumeration(app("kind"))), "kind") == [
        "SCH0445 case 'config' is no value of 'app.kind', the type of tag 'kind'; add it to the enum"
      ])
    #expect(
      rows(column("kind", null: true), "kind") == [
        "SCH0445 'data' is not nullable, but its tag 'kind' is; make both nullable or neither"
      ])
    #expect(rows(column("kind", .varchar(5)), "kind").count == 1)
  }

  @Test func keyTaggedUnionHasNoTagColumn() {
    let event = shape("event", union(.key("kind"), ("a", object())))
    let owner = table("t", column("k"), column("data", .jsonb(shape: app("event")), tag: "k"))
    #expect(RuleFixture([owner], shapes: [event]).codes == ["SCH0445"])
    let inner = shape("inner", union(.column, ("a", object())))
    let outer = shape("outer", object(field("x", .reference(app("inner")))))
    #expect(
      RuleFixture([], shapes: [inner, outer]).findings == [
        "SCH0445 a union within shape 'app.outer' has no key for its tag; add 'tag: <key>' to the union"
      ])
  }

  @Test func fieldsFit() {
    let bad = shape(
      "s",
      object(
        field("theme", default: "'light'", check: "theme in ('light', 'dark') and them <> ''"),
        field("size", .scalar(.integer), default: "'big'")))
    #expect(
      RuleFixture([], shapes: [bad]).findings == [
        "SCH0421 no key 'them' beside 'theme', whose check names it; did you mean 'theme'?",
        "SCH0430 default 'big' of key 'size' is not an integer",
      ])
  }

  @Test func defaultFitsItsShape() {
    let settings = shape(
      "settings",
      object(
        field("theme", default: "'light'"), field("locale", .scalar(.text), .optional),
        field("seo", object(field("title"))),
        field("sizes", .array(.scalar(.smallint), hasNullableElements: false), .absentable)))
    let findings = { (value: String) in
      RuleFixture(
        [table("t", column("c", .jsonb(shape: app("settings")), default: value))],
        shapes: [settings]
      ).findings
    }
    let wrong = { (value: String, misfit: String) in
      [
        "SCH0433 default \(value) of column 'c' does not fit its shape: \(misfit); write every key that the shape requires, or make the key optional"
      ]
    }
    #expect(findings(#"'{"seo":{"title":"x"},"sizes":[1,2],"more":1,"locale":null}'"#) == [])
    for (value, misfit) in [
      ("'{}'", "key 'seo' is missing"),
      (#"'{"seo":{}}'"#, "key 'seo.title' is missing"),
      (#"'{"seo":{"title":null}}'"#, "'seo.title' is null, but may not be"),
      (#"'{"seo":{"title":1}}'"#, "'seo.title' is a number instead of a string"),
      (
        #"'{"seo":{"title":""},"sizes":[1,70000]}'"#,
        "'sizes[1]' is not (>= -32768) and (<= 32767)"
      ),
      ("'[]'", "it is an array instead of an object"),
    ] {
      #expect(findings(value) == wrong(value, misfit))
    }
  }

  @Test func shapeThatIsItselfIsFoundOnce() {
    let bare = shape("a", .scalar(.jsonb(shape: app("a"))))
    let owner = table("t", column("c", .jsonb(shape: app("a")), default: "'{}'"))
    #expect(RuleFixture([owner], shapes: [bare]).codes == ["SCH0441"])
    let alias = shape("a", .reference(app("a")))
    #expect(RuleFixture([owner], shapes: [alias]).codes == ["SCH0441"])
  }
}
