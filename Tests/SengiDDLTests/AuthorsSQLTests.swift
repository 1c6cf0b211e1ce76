import SengiDDL
import SengiSQL
import SengiSchema
import Testing

/// What becomes of the SQL that the schema's author wrote.
struct AuthorsSQLTests {
  private func column(
    _ value: String, target: Int = 17, functions: [Function] = []
  ) -> String? {
    let table = Table(
      name: blog("t"),
      columns: [
        Column(name: name("x"), type: DataType(.uuid), defaultValue: SQLExpression(value))
      ])
    let text = DDLWriter.write(schema(target: target, functions: functions, tables: [table]))
    guard let start = text.firstRange(of: "DEFAULT ")?.upperBound,
      let end = text[start...].firstRange(of: " NOT NULL")?.lowerBound
    else { return nil }
    return String(text[start..<end])
  }

  @Test(arguments: [
    ("uuidv7()", #""sengi"."uuidv7"()"#),
    ("UUIDv7 ( )", #""sengi"."uuidv7" ( )"#),
    (#"coalesce("uuidv7"(), uuidv7())"#, #"coalesce("sengi"."uuidv7"(), "sengi"."uuidv7"())"#),
    ("'uuidv7()'", "'uuidv7()'"),
    ("mine.uuidv7()", "mine.uuidv7()"),
    ("uuidv7(interval '1 day')", "uuidv7(interval '1 day')"),
    ("  now() /* uuidv7() */ -- later", "now()"),
  ])
  func below18(written: String, said: String) {
    #expect(column(written) == said)
  }

  @Test func from18OnTheServerHasTheFunction() {
    #expect(column("uuidv7()", target: 18) == "uuidv7()")
  }

  @Test func theAuthorsOwnFunctionOfThatNameIsMeant() {
    let own = Function(
      name: blog("uuidv7"), definition: SQLExpression("() returns uuid language sql as ''"))
    #expect(column("uuidv7()", functions: [own]) == "uuidv7()")
  }

  @Test func bodiesOfFunctionsAreReadToo() {
    let function = Function(
      name: blog("f"),
      definition: SQLExpression(
        "(x text default $$uuidv7()$$) returns uuid language sql\nas $b$\n  select uuidv7()\n$b$;\n"
      ))
    let text = DDLWriter.write(schema(functions: [function]))
    #expect(
      text.contains(
        """
        CREATE FUNCTION "blog"."f"(x text default $$uuidv7()$$) returns uuid language sql
        as $b$
          select "sengi"."uuidv7"()
        $b$;
        """))
    #expect(text.contains(#"CREATE OR REPLACE FUNCTION "sengi"."uuidv7"()"#))
  }

  @Test func textThatDoesNotEndIsKeptAsWritten() {
    #expect(column("uuidv7() || 'open") == "uuidv7() || 'open")
  }

  @Test func helpersInCommentsAreNotNeeded() {
    var table = linked("t")
    table.doc = "Not \"sengi\".\"uuidv7\"() nor sengi.touch_updated_at()."
    #expect(!DDLWriter.write(schema(tables: [table])).contains("CREATE OR REPLACE"))
  }
}
