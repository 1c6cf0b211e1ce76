import SeededRandom
import SengiDiagnostics
import SengiSQL
import SengiSteps
import Testing

@Suite struct ScriptTests {
  static func read(_ text: String) -> (ReadScript?, [Diagnostic]) {
    var diagnostics = Diagnostics()
    let read = MigrationScript.read(text, file: "up.sql", into: &diagnostics)
    return (read, diagnostics.all)
  }

  @Test func textWithoutDirectivesIsOneTransaction() throws {
    let script = try #require(
      MigrationScript(text: "-- Two tables\nCREATE TABLE a ();\nCREATE TABLE b ()"))
    #expect(
      script.steps == [
        MigrationStep(
          title: "Two tables", statements: ["CREATE TABLE a ();", "CREATE TABLE b ();"])
      ])
  }

  @Test func statementsEndWherePsqlEndsThem() throws {
    let text = """
      CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC
        SELECT CASE WHEN true THEN 1 END; SELECT 2;
      END;
      CREATE FUNCTION g() RETURNS void LANGUAGE plpgsql AS $b$ BEGIN; ; END $b$;
      CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM u; DELETE FROM v);
      /* ; /* ; */ */ SELECT ';', ";" -- ;
      ;;
      """
    let statements = try SQLStatement.split(text)
    #expect(statements.count == 4)
    #expect(statements.map { $0.words.first } == ["create", "create", "create", "select"])
    let script = try #require(MigrationScript(text: text))
    #expect(script.steps.first?.statements.last == "/* ; /* ; */ */ SELECT ';', \";\";")
  }

  @Test func aCheckMaySetWhereItsNamesAreLookedFor() throws {
    let text =
      "-- sengi:check\n-- Ours\nSET search_path = shop, public;\nSELECT f(1) WHERE false;\n"
    let step = try #require(MigrationScript(text: text)?.steps.first)
    #expect(step.query == "SELECT f(1) WHERE false;")
    #expect(Array(step.settings) == ["SET search_path = shop, public;"])
  }

  @Test func directivesAreRead() throws {
    let text = """
      -- sengi:down lossy
      -- loses: the values of a.b
      -- loses: the table c

      -- sengi:autocommit lock_timeout=100 statement_timeout=0 retries=2
      -- Build
      -- sengi:allow HAZ0101 it is small
      CREATE INDEX CONCURRENTLY i ON a (b);

      -- sengi:batch table="A b".c key="i d" size=5 pause=7
      UPDATE c SET x = 1 WHERE id > $1 AND id <= $2;
      -- sengi:check
      SELECT 1 WHERE false;
      """
    let script = try #require(MigrationScript(text: text))
    #expect(
      script.downClass == DownClass(.lossy, losses: ["the values of a.b", "the table c"]))
    let key = try #require(SQLIdentifier("i d"))
    let table = QualifiedName(SQLIdentifier("A b"), try #require(SQLIdentifier("c")))
    #expect(
      script.steps == [
        MigrationStep(
          .autocommit, title: "Build", statements: ["CREATE INDEX CONCURRENTLY i ON a (b);"],
          lockTimeout: 100, statementTimeout: 0, retries: 2,
          allowances: [.init(code: "HAZ0101", reason: "it is small")]),
        MigrationStep(
          .batch(.init(table: table, key: key, size: 5, pause: 7)), title: "",
          statements: ["UPDATE c SET x = 1 WHERE id > $1 AND id <= $2;"]),
        MigrationStep(.check, title: "", statements: ["SELECT 1 WHERE false;"]),
      ])
  }

  @Test func whatAWayBackNeedsIsReadBack() throws {
    let script = MigrationScript(
      downClass: DownClass(
        .impossibleWithRows, losses: ["the values of a.b"], needs: ["that a has no\nrows"]))
    let read = try #require(MigrationScript(text: script.text))
    #expect(
      read.downClass
        == DownClass(
          .impossibleWithRows, losses: ["the values of a.b"], needs: ["that a has no rows"]))
  }

  @Test func directivesInsideStringsAreNone() throws {
    let text = "SELECT '\n-- sengi:check\n', $$\n-- sengi:nonsense\n$$ /*\n-- sengi:x\n*/;"
    let script = try #require(MigrationScript(text: text))
    #expect(script.steps.map(\.mode) == [.transaction])
  }

  @Test func batchesRunInPsql() throws {
    let step = MigrationStep(
      .batch(
        .init(
          table: QualifiedName(nil, SQLIdentifier(static: "t")), key: SQLIdentifier(static: "id"))),
      title: "All",
      statements: ["UPDATE t SET a = 1 WHERE ($1 IS NULL OR id > $1) AND id <= $2;"])
    let text = MigrationScript([step]).text
    #expect(!text.contains("> $1 "))
    #expect(text.contains("/*$2*/ (SELECT \"id\" FROM \"t\" ORDER BY \"id\" DESC LIMIT 1)"))
    #expect(MigrationScript(text: text)?.steps == [step])
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    var code: DiagnosticCode
    var line: Int
    var text: String
    var testDescription: String { "\(code) \(text)" }
  }

  static let mistakes = [
    Mistake(code: StepCode.unreadableText, line: 2, text: "SELECT 1;\nSELECT 'a;"),
    Mistake(code: StepCode.unknownDirective, line: 1, text: "-- sengi:transacton\nSELECT 1;"),
    Mistake(
      code: StepCode.malformedDirective, line: 1, text: "-- sengi:check lock_timeout=x\nSELECT 1;"),
    Mistake(code: StepCode.malformedDirective, line: 1, text: "-- sengi:check wait=1\nSELECT 1;"),
    Mistake(code: StepCode.malformedDirective, line: 1, text: "-- sengi:batch table=a\nSELECT 1;"),
    Mistake(code: StepCode.malformedDirective, line: 1, text: "-- sengi:down maybe\nSELECT 1;"),
    Mistake(code: StepCode.malformedDirective, line: 1, text: "-- sengi:allow haz1 x\nSELECT 1;"),
    Mistake(code: StepCode.misplacedDirective, line: 2, text: "SELECT 1\n-- sengi:check\n;"),
    Mistake(code: StepCode.misplacedDirective, line: 2, text: "SELECT 1;\n-- sengi:down exact"),
    Mistake(code: StepCode.notOneStatement, line: 2, text: "\n-- sengi:check\nSELECT 1; SELECT 2;"),
    Mistake(
      code: StepCode.notOneStatement, line: 1, text: "-- sengi:check\nSET search_path = a;"),
    Mistake(
      code: StepCode.notOneStatement, line: 1,
      text: "-- sengi:check\nSET work_mem = '1MB'; SELECT 1;"),
    Mistake(
      code: StepCode.notOneStatement, line: 1,
      text: "-- sengi:check\n-- sengi:transaction\nSELECT 1;"),
    Mistake(
      code: StepCode.batchWithoutBounds, line: 1,
      text: "-- sengi:batch table=t key=id\nUPDATE t SET a = 1 WHERE id > $1;"),
    Mistake(code: StepCode.forbiddenStatement, line: 2, text: "SELECT 1;\nCOMMIT;"),
    Mistake(code: StepCode.forbiddenStatement, line: 1, text: "\\d t\n;"),
    Mistake(code: StepCode.forbiddenStatement, line: 1, text: "COPY t FROM STDIN;"),
    Mistake(
      code: StepCode.needsAutocommit, line: 2,
      text: "SELECT 1;\nCREATE UNIQUE INDEX CONCURRENTLY i ON t (a);"),
    Mistake(code: StepCode.needsAutocommit, line: 1, text: "VACUUM t;"),
  ]

  @Test(arguments: mistakes) func mistakesHaveTheirPlace(_ mistake: Mistake) {
    let (script, findings) = Self.read(mistake.text)
    #expect(script == nil)
    #expect(findings.map(\.code) == [mistake.code])
    #expect(findings.first?.range?.start.line == mistake.line)
  }

  @Test func whatIsWrittenIsReadBack() throws {
    for seed in 1...300 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed)
      let script = RandomScript.script(&random)
      let (read, findings) = Self.read(script.text)
      #expect(read?.script == script, "seed \(seed): \(findings)\n\(script.text)")
      #expect(read?.script.text == script.text)
    }
  }

  @Test func placesAreThoseOfTheFile() throws {
    let (read, _) = Self.read("-- sengi:autocommit\n-- Two\n\nSELECT 1;\n  SELECT 2;\n")
    let script = try #require(read)
    #expect(script.range(step: 0, statement: 1).start == SourcePosition(line: 5, column: 3))
    #expect(script.stepPlaces == [.start])
  }
}
