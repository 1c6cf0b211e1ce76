import SengiDiagnostics
import SengiSQL
import SengiSchema
import Testing

@testable import SengiReading

@Suite struct RuleTriggerTests {
  private func fixture(
    _ event: String, _ action: String = "for each row execute function touch()",
    extensions: [String] = []
  ) -> RuleFixture {
    let owner = table("t", column("a"), column("b")) {
      $0.triggers = [
        Trigger(name: id("g"), event: SQLExpression(event), action: SQLExpression(action))
      ]
    }
    return RuleFixture([owner], functions: ["touch"], extensions: extensions)
  }

  @Test(arguments: [
    ("before update", "for each row execute function touch()"),
    ("AFTER INSERT OR UPDATE OF a, \"b\" OR DELETE", "execute procedure app.touch('x', 1)"),
    ("after truncate", "for each statement execute function touch()"),
    ("after update", "referencing old table as o for each statement execute function touch()"),
    ("before update", "for each row when (old.a is distinct from new.b) execute function touch()"),
    (
      "after insert",
      "deferrable initially deferred for row when (new.* is not null) execute function touch()"
    ),
    ("before update", "for each row execute function sengi.touch_updated_at()"),
  ])
  func soundTriggersPass(event: String, action: String) {
    #expect(fixture(event, action).findings == [])
  }

  @Test(arguments: [
    ("update", "a trigger's event begins with 'before', 'after' or 'instead of'"),
    ("before", "'insert', 'update', 'delete' or 'truncate' is missing"),
    ("before update or", "'insert', 'update', 'delete' or 'truncate' is missing"),
    ("before update or update", "'update' stands twice"),
    ("before update of", "a column is missing after 'update of'"),
    ("before insert on t", "'on' cannot stand in a trigger's event"),
  ])
  func wrongEventIsFound(event: String, message: String) {
    #expect(
      fixture(event).findings == [
        "SCH0480 trigger 'g': \(message); write 'before update of a or insert', for example"
      ])
  }

  @Test func eventsSuitATable() {
    #expect(fixture("instead of insert").codes == ["SCH0480"])
    #expect(fixture("after truncate").codes == ["SCH0480"])
  }

  @Test func actionEndsWithAFunction() {
    #expect(
      fixture("before update", "for each row execute touch()").findings == [
        "SCH0483 trigger 'g': 'function' is missing after 'execute'; write 'for each row execute function name()'"
      ])
    #expect(fixture("before update", "for each row").codes == ["SCH0483"])
    #expect(fixture("before update", "execute function touch").codes == ["SCH0483"])
    #expect(fixture("before update", "execute function touch(); drop table t").codes == ["SCH0483"])
  }

  @Test func columnsExist() {
    #expect(
      fixture("before update of a, bb").findings == [
        "SCH0481 no column 'bb' in table 'app.t', named by trigger 'g'; did you mean 'b'?"
      ])
    let condition = { (text: String) in "for each row when (\(text)) execute function touch()" }
    #expect(fixture("before update", condition("new.c > 0")).codes == ["SCH0481"])
    #expect(
      fixture("before update", condition("a <> ''")).findings == [
        "SCH0481 'when' of trigger 'g' names column 'a' without its row; write new.a or old.a"
      ])
    #expect(
      fixture("before insert", condition("old.a <> ''")).findings == [
        "SCH0481 'when' of trigger 'g' names 'old', which a row of insert has not; make a trigger of its own for insert"
      ])
  }

  @Test func unknownFunctionIsAWarning() {
    let action = "for each row execute function tuch()"
    let found = fixture("before update", action)
    #expect(found.diagnostics.map(\.severity) == [.warning])
    #expect(
      found.findings == [
        "SCH0482 function 'tuch' of trigger 'g' is not declared in this schema; did you mean 'touch'?"
      ])
    #expect(fixture("before update", action, extensions: ["moddatetime"]).findings == [])
    #expect(
      fixture("before update", "for each row execute function app.tuch()").codes == ["SCH0482"])
    #expect(
      fixture("before update", "for each row execute function other.touch()").codes == ["SCH0482"])
  }
}
