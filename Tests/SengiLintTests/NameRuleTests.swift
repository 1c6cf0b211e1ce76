import SengiSchema
import Testing

@testable import SengiLint

@Suite struct NameRuleTests {
  @Test func namesNeedNoQuotes() {
    let found = LintFixture(
      """
      namespace: app
      enums: { Mood: [good] }
      tables:
        order: { columns: { userId: int, full name: text, position: int, time: time, Größe: '"Mood"' } }
        plain: { columns: { a_1: int } }
      """)
    #expect(
      found.findings(NamesNeedNoQuotes()) == [
        "app.Mood: enum 'Mood' has capital letters, so SQL must write it as \"Mood\"; call it mood",
        "app.order: table 'order' is a key word, so SQL must write it as \"order\"",
        "app.order.userId: column 'userId' has capital letters, so SQL must write it as \"userId\"; "
          + "call it user_id",
        "app.order.full name: column 'full name' has characters beyond a-z, 0-9 and _, "
          + "so SQL must write it as \"full name\"; call it full_name",
        "app.order.Größe: column 'Größe' has capital letters, so SQL must write it as \"Größe\"",
      ])
  }

  @Test func aFunctionCannotBeCalledLikeAType() {
    let found = schema {
      $0.functions = [
        Function(name: name("position"), definition: SQLExpression("() returns int")),
        Function(name: name("place"), definition: SQLExpression("() returns int")),
      ]
    }
    #expect(found.paths(NamesNeedNoQuotes()) == ["public.position()"])
  }
}
