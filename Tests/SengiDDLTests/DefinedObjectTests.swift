import SengiDDL
import SengiSQL
import SengiSchema
import Testing

/// How objects of the rarer kinds are called in the statements that make, change and describe them.
struct DefinedObjectTests {
  private func lines(
    _ kind: DefinedObject.Kind, _ text: String, _ definition: String,
    alterations: [String] = [], owner: String? = "o"
  ) -> [String] {
    let object = DefinedObject(
      kind: kind, namespace: kind.isInNamespace ? name("blog") : nil, name: text,
      definition: SQLExpression(definition), alterations: alterations.map(SQLExpression.init),
      doc: "D", owner: owner.map(name))
    var schema = schema()
    if kind.isInNamespace {
      schema.namespaces[0].objects = [object]
    } else {
      schema.objects = [object]
    }
    return DDLWriter.write(schema).split(separator: "\n").map(String.init).filter {
      !$0.hasPrefix("--") && !$0.hasPrefix("SET") && !$0.hasPrefix("RESET")
        && $0 != "CREATE SCHEMA \"blog\";"
    }
  }

  @Test func operatorsAreCalledByTheirArguments() {
    #expect(
      lines(.operator, "@@>", "(leftarg = numeric(3, 1), rightarg = blog.\"T\", function = f)") == [
        #"CREATE OPERATOR "blog".@@> (leftarg = numeric(3, 1), rightarg = blog."T", function = f);"#,
        #"COMMENT ON OPERATOR "blog".@@> (numeric(3, 1), blog."T") IS 'D';"#,
        #"ALTER OPERATOR "blog".@@> (numeric(3, 1), blog."T") OWNER TO "o";"#,
      ])
    #expect(
      lines(.operator, "!!", "(rightarg = int, procedure = f)", owner: nil).last
        == #"COMMENT ON OPERATOR "blog".!! (NONE, int) IS 'D';"#)
  }

  @Test(arguments: ["--", "/*", "+; drop table x", "a"])
  func whatIsNoOperatorIsQuoted(text: String) {
    #expect(
      lines(.operator, text, "(rightarg = int)").first
        == "CREATE OPERATOR \"blog\".\"\(text)\" (rightarg = int);")
  }

  @Test func operatorClassesAndFamiliesAreCalledByTheirMethod() {
    #expect(
      lines(.operatorClass, "My class using btree", "for type int using btree as operator 1 <") == [
        #"CREATE OPERATOR CLASS "blog"."My class" for type int using btree as operator 1 <;"#,
        #"COMMENT ON OPERATOR CLASS "blog"."My class" USING "btree" IS 'D';"#,
        #"ALTER OPERATOR CLASS "blog"."My class" USING "btree" OWNER TO "o";"#,
      ])
    #expect(
      lines(
        .operatorFamily, "f using gin", "", alterations: ["add function 1 (int) f(int)"], owner: nil
      ) == [
        #"CREATE OPERATOR FAMILY "blog"."f" USING "gin";"#,
        #"ALTER OPERATOR FAMILY "blog"."f" USING "gin" add function 1 (int) f(int);"#,
        #"COMMENT ON OPERATOR FAMILY "blog"."f" USING "gin" IS 'D';"#,
      ])
  }

  @Test func someWordsStandBeforeTheKeyWords() {
    #expect(
      lines(.conversion, "c", " default for 'A' to 'B' from f ;", owner: nil).first
        == #"CREATE DEFAULT CONVERSION "blog"."c" for 'A' to 'B' from f;"#)
    #expect(
      lines(.language, "l", "trusted handler h", owner: nil).first
        == #"CREATE TRUSTED LANGUAGE "l" handler h;"#)
  }

  @Test func someAreCalledByWhatTheyAreFor() {
    #expect(
      lines(.cast, "(a as b)", "without function") == [
        "CREATE CAST (a as b) without function;", "COMMENT ON CAST (a as b) IS 'D';",
      ])
    #expect(
      lines(.userMapping, "for public server s", "") == [
        "CREATE USER MAPPING for public server s;"
      ])
    #expect(
      lines(.transform, "for hstore language plpgsql", "(from sql with function f(internal))")
        == [
          "CREATE TRANSFORM for hstore language plpgsql (from sql with function f(internal));",
          "COMMENT ON TRANSFORM for hstore language plpgsql IS 'D';",
        ])
  }

  @Test func aShellTypeIsItsNameAlone() {
    #expect(lines(.type, "t", "", owner: nil).first == #"CREATE TYPE "blog"."t";"#)
  }
}
