import SengiDDL
import SengiSQL
import SengiSchema
import Testing

/// In what order objects of different kinds are made.
struct ObjectOrderTests {
  /// The kind and bare name of what each statement makes or changes.
  private func made(_ schema: Schema) -> [String] {
    DDLWriter.script(for: schema).statements.filter { !$0.isContinuation }.compactMap { statement in
      let words = statement.sql.description.split { " \n(;".contains($0) }.map(String.init)
      guard words[0] != "SET", words[0] != "RESET", words[1] != "SCHEMA" else { return nil }
      let named = words.firstIndex { $0.hasPrefix("\"blog\".") }
      guard let named else { return nil }
      return words[..<named].joined(separator: " ") + words[named].dropFirst(6)
    }
  }

  private func schema(_ change: (inout Namespace) -> Void) -> Schema {
    var namespace = Namespace(name: name("blog"))
    change(&namespace)
    return Schema(namespaces: [namespace])
  }

  private func view(_ text: String, _ query: String) -> View {
    View(name: blog(text), query: SQLExpression(query))
  }

  private func function(_ text: String, _ definition: String) -> Function {
    Function(name: blog(text), definition: SQLExpression(definition))
  }

  @Test func viewsComeAfterWhatTheyAskEvenWhenAColumnIsCalledLikeAnotherView() {
    let schema = schema {
      $0.views = [
        view("a", "select x as c from b, t"), view("b", "select a.x from c join f() on true a"),
        view("c", "select 1 as x"),
      ]
      $0.functions = [function("f", "() returns int language sql return 1")]
      $0.tables = [linked("t")]
    }
    #expect(
      made(schema) == [
        "CREATE FUNCTION.\"f\"", "CREATE TABLE.\"t\"", "CREATE VIEW.\"c\"", "CREATE VIEW.\"b\"",
        "CREATE VIEW.\"a\"",
      ])
  }

  @Test func viewsComeAfterWhatTheyReadFromInParentheses() {
    let schema = schema {
      $0.views = [
        view("a", "select 1 as x from ((b join c on true) left join c d on true)"),
        view("b", "select 1 as x"), view("c", "select 1 as x"),
      ]
    }
    #expect(
      made(schema) == ["CREATE VIEW.\"b\"", "CREATE VIEW.\"c\"", "CREATE VIEW.\"a\""])
  }

  @Test func aCheckThatNeedsTheRowOfItsTableComesLater() {
    let schema = schema {
      var table = linked("t")
      table.checks = [CheckConstraint(name: name("ok"), expression: SQLExpression("ok(t.*)"))]
      $0.tables = [table]
      $0.functions = [function("ok", "(row t) returns boolean language sql return true")]
    }
    #expect(
      made(schema) == ["CREATE TABLE.\"t\"", "CREATE FUNCTION.\"ok\"", "ALTER TABLE.\"t\""])
  }

  @Test func aDefaultThatNeedsItsTableComesLater() {
    let schema = schema {
      var table = linked("t")
      table.columns[0].defaultValue = SQLExpression("fresh(null::t)")
      $0.tables = [table]
      $0.functions = [function("fresh", "(t) returns bigint language sql return 1")]
    }
    #expect(
      made(schema) == ["CREATE TABLE.\"t\"", "CREATE FUNCTION.\"fresh\"", "ALTER TABLE.\"t\""])
  }

  @Test func aTypeWithFunctionsOfItsOwnIsAShellFirst() {
    let schema = schema {
      $0.functions = [
        function("t_in", "(cstring) returns t language c as 'x'"),
        function("t_out", "(t) returns cstring language c as 'x'"),
      ]
      $0.objects = [
        DefinedObject(
          kind: .type, namespace: name("blog"), name: "t",
          definition: SQLExpression("(input = t_in, output = t_out)")),
        DefinedObject(
          kind: .type, namespace: name("blog"), name: "r",
          definition: SQLExpression("as range (subtype = int)")),
      ]
    }
    #expect(
      made(schema) == [
        "CREATE TYPE.\"t\"", "CREATE FUNCTION.\"t_in\"", "CREATE FUNCTION.\"t_out\"",
        "CREATE TYPE.\"t\"", "CREATE TYPE.\"r\"",
      ])
  }

  @Test func whatIsSaidToBeNeededComesFirst() {
    var schema = schema {
      var view = view("a", "select 1")
      view.dependsOn = [QualifiedName(nil, name("carried")), blog("t")]
      $0.views = [view]
      var table = linked("t")
      table.dependsOn = [blog("other")]
      $0.tables = [table, linked("other")]
    }
    schema.customObjects = [
      CustomObject(name: "carried", statements: SQLExpression("CREATE THING \"blog\".carried;"))
    ]
    #expect(
      made(schema) == [
        "CREATE TABLE.\"other\"", "CREATE TABLE.\"t\"", "CREATE THING.carried", "CREATE VIEW.\"a\"",
      ])
  }

  @Test func sequencesComeBeforeDefaultsAndFindTheirOwnersLater() {
    let schema = schema {
      var table = linked("t")
      table.columns[0].defaultValue = SQLExpression("nextval('blog.s'::regclass)")
      $0.tables = [table]
      $0.sequences = [
        SequenceObject(
          name: blog("s"), ownedBy: ColumnReference(table: blog("t"), column: name("id")))
      ]
    }
    #expect(
      made(schema) == ["CREATE SEQUENCE.\"s\"", "CREATE TABLE.\"t\"", "ALTER SEQUENCE.\"s\""])
  }

  @Test func columnsCalledLikeTablesAreNoTables() {
    let schema = schema {
      var table = linked("a")
      table.checks = [
        CheckConstraint(
          name: name("c"), expression: SQLExpression("id is distinct from b and f(b)"))
      ]
      $0.tables = [table, linked("b", to: ["a"])]
      $0.functions = [function("f", "(int) returns boolean language sql return true")]
    }
    #expect(
      made(schema) == ["CREATE FUNCTION.\"f\"", "CREATE TABLE.\"a\"", "CREATE TABLE.\"b\""])
  }

  @Test func castsAndOperatorClassesComeBeforeWhatUsesTheirType() {
    let schema = schema {
      var table = linked("a")
      table.columns[0].type = DataType(.composite(blog("t")))
      $0.tables = [table]
      $0.objects = [
        DefinedObject(
          kind: .operatorClass, namespace: name("blog"), name: "c using btree",
          definition: SQLExpression("default for type t using btree as function 1 f(t, t)"))
      ]
      $0.functions = [function("f", "(t, t) returns int language sql return 1")]
      $0.compositeTypes = [CompositeType(name: blog("t"), attributes: [])]
    }
    #expect(
      made(schema) == [
        "CREATE TYPE.\"t\"", "CREATE FUNCTION.\"f\"", "CREATE OPERATOR CLASS.\"c\"",
        "CREATE TABLE.\"a\"",
      ])
  }

  @Test func commonTablesHideViewsOfTheirName() {
    let schema = schema {
      $0.views = [
        view(
          "a", "with b (x, y) as (select 1, 2), c as materialized (select 3) select * from b, c"),
        view("b", "select * from a"), view("c", "select * from b"),
      ]
    }
    #expect(made(schema) == ["CREATE VIEW.\"a\"", "CREATE VIEW.\"b\"", "CREATE VIEW.\"c\""])
  }

  @Test func carriedChangesComeAfterTriggers() {
    var schema = schema {
      var table = linked("a")
      table.triggers = [
        Trigger(
          name: name("t"), event: SQLExpression("after insert"),
          action: SQLExpression("execute function f()"))
      ]
      $0.tables = [table]
    }
    schema.customObjects = [
      CustomObject(
        name: "x", statements: SQLExpression("-- off\nALTER TABLE \"blog\".\"a\" DISABLE TRIGGER t")
      )
    ]
    let last = DDLWriter.script(for: schema).statements.dropLast(2).last
    #expect(last?.sql.description == "ALTER TABLE \"blog\".\"a\" DISABLE TRIGGER t;")
  }
}
