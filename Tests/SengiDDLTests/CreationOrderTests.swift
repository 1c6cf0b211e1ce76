import SengiDDL
import SengiSQL
import SengiSchema
import Testing

/// What comes first, seen from the script: the first words of each statement that makes something.
struct CreationOrderTests {
  private func made(_ schema: Schema) -> [String] {
    DDLWriter.script(for: schema).statements.filter { !$0.isContinuation }.compactMap { statement in
      let words = statement.sql.description.split { " \n(".contains($0) }.map(String.init)
      switch words.first {
      case "CREATE" where words[1] != "SCHEMA" && words[1] != "OR":
        return words[1...2].joined(separator: " ")
      case "ALTER": return [words[0], words[2], words[5]].joined(separator: " ")
      default: return nil
      }
    }
  }

  @Test func referencedTablesComeFirst() {
    let made = made(
      schema(tables: [linked("a", to: ["c"]), linked("b", to: ["a"]), linked("c"), linked("d")]))
    #expect(
      made == [
        #"TABLE "blog"."c""#, #"TABLE "blog"."a""#, #"TABLE "blog"."b""#, #"TABLE "blog"."d""#,
      ])
  }

  @Test func aTableMayReferenceItself() {
    #expect(made(schema(tables: [linked("a", to: ["a"])])) == [#"TABLE "blog"."a""#])
  }

  @Test func aCircleIsClosedByOneLaterForeignKey() {
    let made = made(
      schema(tables: [
        linked("outside", to: ["a"]), linked("a", to: ["b"]), linked("b", to: ["c"]),
        linked("c", to: ["a"]),
      ]))
    #expect(
      made == [
        #"TABLE "blog"."a""#, #"TABLE "blog"."c""#, #"TABLE "blog"."b""#,
        #"TABLE "blog"."outside""#, #"ALTER "blog"."a" "to_b""#,
      ])
  }

  @Test func aForeignKeyToAUniqueIndexWaitsForTheIndex() {
    var target = linked("target")
    target.columns.append(Column(name: name("slug"), type: DataType(.text)))
    target.indexes = [
      Index(name: name("by_slug"), isUnique: true, keys: [Index.Key(.column(name("slug")))])
    ]
    var source = linked("source")
    source.columns.append(Column(name: name("slug"), type: DataType(.text)))
    source.foreignKeys = [
      ForeignKey(
        name: name("to_slug"), columns: [name("slug")], referencedTable: blog("target"),
        referencedColumns: [name("slug")])
    ]
    #expect(
      made(schema(tables: [target, source])) == [
        #"TABLE "blog"."target""#, #"TABLE "blog"."source""#, "UNIQUE INDEX",
        #"ALTER "blog"."source" "to_slug""#,
      ])
  }

  @Test func functionsStandBetweenWhatTheyNeedAndWhatNeedsThem() {
    var checked = linked("checked")
    checked.checks = [
      CheckConstraint(
        name: name("ok"), expression: SQLExpression("is_fine(id) and blog.Other() > 0"))
    ]
    let functions = [
      Function(
        name: blog("all_checked"),
        definition: SQLExpression("() returns setof checked language sql as $$ $$")
      ),
      Function(
        name: blog("is_fine"),
        definition: SQLExpression(
          "(x bigint) returns boolean language sql as $$ select helper(x) from plain $$")),
      Function(
        name: blog("helper"),
        definition: SQLExpression("(x bigint) returns boolean language sql as ''")),
      Function(
        name: blog("other"), definition: SQLExpression("() returns int language sql as ''")),
    ]
    #expect(
      made(schema(functions: functions, tables: [checked, linked("plain")])) == [
        #"FUNCTION "blog"."helper""#, #"TABLE "blog"."plain""#, #"FUNCTION "blog"."is_fine""#,
        #"FUNCTION "blog"."other""#, #"TABLE "blog"."checked""#,
        #"FUNCTION "blog"."all_checked""#,
      ])
  }
}
