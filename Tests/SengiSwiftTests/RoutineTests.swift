import Foundation
import SengiDiagnostics
import SengiSQL
import SengiSchema
import Testing

@testable import SengiSwift

/// Functions' definitions are read as PostgreSQL reads them, and what cannot be called is said.
@Suite struct RoutineTests {
  @Test(arguments: [
    ("()", ""), ("(int)", "in _ int"), ("(a int, b text)", "in a int, in b text"),
    ("(a double precision = 1.5, timestamp with time zone)", "in a float8 =, in _ timestamptz"),
    ("(character varying(10)[], bit varying)", "in _ varchar[], in _ varbit"),
    ("(in a int, out b numeric(10,2), inout c s.t[])", "in a int, out b numeric, both c s.t[]"),
    ("(a out int, in out b int)", "out a int, both b int"),
    ("(variadic \"A b\" int[])", "variadic A b int[]"),
    (
      "(time time, date date default now(), \"char\")",
      "in time time, in date date =, in _ \"char\""
    ),
    ("(interval year to month, x interval day)", "in _ interval, in x interval"),
    ("(f text default concat('a,)', (1)), y int default 1)", "in f text =, in y int ="),
    (
      "(national character varying, x int array[3], y int array)",
      "in _ varchar, in x int[], in y int[]"
    ),
  ])
  func argumentsAreRead(_ definition: String, _ expected: String) throws {
    let signature = try #require(RoutineSignature(definition + " returns void as ''"))
    let read = signature.arguments.map { argument in
      let mode =
        switch argument.mode {
        case .input: "in"
        case .output: "out"
        case .both: "both"
        case .variadic: "variadic"
        }
      return "\(mode) \(argument.name ?? "_") \(Self.text(argument.type))"
        + (argument.hasDefault ? " =" : "")
    }
    #expect(read.joined(separator: ", ") == expected)
  }

  private static func text(_ type: SQLTypeName) -> String {
    let name = type.isQuoted ? "\"\(type.name)\"" : type.name
    return (type.namespace.map { $0 + "." } ?? "") + name + (type.isArray ? "[]" : "")
  }

  @Test(arguments: [
    "", "(", "(a", "(a b c)", "(a int b)", "(,)", "(a int,)", "a int", "(film.id%type)", "('",
    "() returns", "() returns setof", "() returns film.id%type", "() returns table",
    "() returns table (", "(a.b.c int)", "(a .)",
  ])
  func brokenDefinitionsAreRefused(_ definition: String) {
    #expect(RoutineSignature(definition) == nil)
  }

  @Test func attributesAreRead() throws {
    func signature(_ text: String) throws -> RoutineSignature {
      try #require(RoutineSignature(text))
    }
    #expect(try signature("(int) returns int language sql strict as 'select 1'").isStrict)
    #expect(try signature("(int) returns int returns null on null input as ''").isStrict)
    #expect(try !signature("(int) returns int as 'strict'").isStrict)
    #expect(try !signature("(int) returns int return strict").isStrict)
    #expect(try signature("() returns setof a.b as ''").returnsSet)
    #expect(try signature("() returns table (a int, b text) as ''").columns.count == 2)
    #expect(try signature("() returns int window as ''").isWindow)
  }

  private static func schema(_ functions: [(Function.Kind, String, String)]) -> Schema {
    Schema(namespaces: [
      Namespace(
        name: id("public"),
        enumerations: [
          Enumeration(name: name("public", "mood"), values: [.init(label: "sad")])
        ],
        functions: functions.map { kind, text, definition in
          Function(
            kind: kind, name: name("public", text), definition: SQLExpression(definition))
        },
        tables: [Table(name("public", "rows"), key: ["id"], [Column("id", .bigint)])])
    ])
  }

  private static func files(
    _ functions: [(Function.Kind, String, String)]
  ) throws -> (file: String, schema: String) {
    let files = try generate(schema(functions))
    return (
      try #require(files.first { $0.name == "public.swift" }).contents,
      try #require(files.first { $0.name == "Schema.swift" }).contents
    )
  }

  @Test(arguments: [
    ("() returns trigger as ''", "a trigger function"),
    ("() returns event_trigger as ''", "a trigger function"),
    ("(internal) returns void as ''", "for the server's own use"),
    ("(cstring) returns mood as ''", "for the server's own use"),
    ("(anyelement) returns int as ''", "for any type"),
    ("(variadic \"any\") returns int as ''", "for any type"),
    ("() returns setof record as ''", "its columns are said by who calls it"),
    ("(a rows.id%type) returns int as ''", "its arguments cannot be read"),
    ("() returns int window as ''", "a window function"),
  ])
  func whatCannotBeCalledIsSaid(_ definition: String, _ reason: String) throws {
    let (file, schema) = try Self.files([
      (.function, "left_out", definition), (.function, "called", "() returns int as ''"),
    ])
    #expect(!file.contains("leftOut") && file.contains("func called()"))
    #expect(schema.contains("`: \(reason)\n"))
  }

  @Test func aggregatesAndSecondsOfOneSignatureAreLeftOut() throws {
    let (file, schema) = try Self.files([
      (.function, "f", "(a text) returns int as ''"),
      (.function, "f", "(a varchar) returns int as ''"),
      (.function, "f", "(a int) returns int as ''"),
      (.function, "g", "(a int, b int default 1) returns int as ''"),
      (.function, "g", "(a int) returns int as ''"),
      (.aggregate, "total", "(int) (sfunc = int4pl, stype = int4)"),
    ])
    #expect(file.components(separatedBy: "static func f(").count == 3)
    #expect(schema.contains("`f(a varchar)`: called as another of the same name"))
    #expect(schema.contains("`g(a int)`: called as another of the same name"))
    #expect(schema.contains("`total(int)`: an aggregate"))
  }

  @Test func namesThatMeetAreToldApart() throws {
    let (file, _) = try Self.files([
      (.function, "row", "(a_b int, \"aB\" int, int) returns int as ''"),
      (.function, "get_row", "() returns table (a_b int, \"aB\" int, hash_value int) as ''"),
      (.function, "getRow", "(int) returns table (x int, y int) as ''"),
      (.function, "init", "(\"in\" int) returns mood as ''"),
    ])
    #expect(file.contains("aB: Int32?,\n    aB2: Int32?,\n    _ argument3: Int32?\n"))
    #expect(file.contains("struct GetRowRow:") && file.contains("struct GetRowRow2:"))
    #expect(file.contains("var aB2: Int32?") && file.contains("var hashValue_: Int32?"))
    #expect(file.contains("func init_(`in`: Int32?) -> SQLValueStatement<Mood?>"))
  }

  @Test func procedureBehindDefaultsNamesItsArguments() throws {
    let (file, _) = try Self.files([
      (.procedure, "p", "(a int, b int default 1, out c int) as ''"),
      (.procedure, "q", "(a int, b int default 1, out int) as ''"),
      (.procedure, "r", "(out tsvector) as ''"),
    ])
    #expect(file.contains(#"CALL "public"."p"($1::integer, $2::integer, NULL)"#))
    #expect(file.contains(#"CALL "public"."p"($1::integer, "c" => NULL)"#))
    #expect(file.components(separatedBy: #"CALL "public"."q""#).count == 2)
    #expect(!file.contains("func r("))
  }

  @Test func theViewModelTellsOfFunctions() throws {
    let schema = Self.schema([
      (.function, "called", "(a mood default 'sad') returns setof rows as ''"),
      (.function, "left_out", "() returns trigger as ''"),
    ])
    var diagnostics = Diagnostics()
    let model = try #require(SwiftGenerator(schema).viewModel(for: [], into: &diagnostics))
    let root = try JSONSerialization.jsonObject(with: Data(model.utf8)) as? [String: Any]
    let spaces = (root?["schema"] as? [String: Any])?["namespaces"] as? [[String: Any]]
    let functions = try #require(spaces?.first?["functions"] as? [[String: Any]])
    #expect(functions.map { $0["swiftName"] as? String } == ["called", nil])
    #expect(functions.map { $0["leftOut"] as? String } == [nil, "a trigger function"])
    let parameters = functions.first?["parameters"] as? [[String: Any]]
    #expect(parameters?.first?["swiftType"] as? String == "Mood")
    #expect(parameters?.first?["hasDefault"] as? Bool == true)
  }

  /// Names of every length, so that every way of breaking a line is taken.
  @Test func namesOfEveryLengthAreClean() throws {
    let lengths = stride(from: 3, through: 63, by: 6)
    func text(_ length: Int) -> String {
      String(repeating: "x", count: length - 2) + "_y"
    }
    let type = { (length: Int) in name("public", "t" + text(length - 1)) }
    let namespace = Namespace(
      name: id("public"),
      functions: lengths.flatMap { length in
        [
          Function(
            name: name("public", "f" + text(length - 1)),
            definition: SQLExpression(
              "(\(text(length)) \(type(length).name.name), b int default 1) returns "
                + "\(type(length).name.name) as ''")),
          Function(
            name: name("public", "g" + text(length - 1)),
            definition: SQLExpression(
              "(variadic \(text(length)) text[]) returns table (\(text(length)) int, "
                + "c \(type(length).name.name)) as ''")),
        ]
      },
      domains: lengths.map { length in
        Domain(
          name: name("public", "d" + text(length - 1)), type: DataType(.composite(type(length))),
          checks: [
            CheckConstraint(name: id("c"), expression: SQLExpression("value is not null"))
          ])
      },
      compositeTypes: lengths.map { length in
        CompositeType(
          name: type(length),
          attributes: [
            CompositeType.Attribute(name: id(text(length)), type: DataType(.integer)),
            CompositeType.Attribute(
              name: id("r" + text(length - 1)), type: DataType(.other("tstzmultirange"))),
          ])
      },
      views: lengths.map { length in
        View(
          name: name("public", "v" + text(length - 1)), isMaterialized: true,
          columns: [
            View.Column(name: id(text(length)), type: DataType(.composite(type(length))))
          ],
          query: SQLExpression("select 1"),
          indexes: [
            Index(name: id("i"), isUnique: true, keys: [Index.Key(.column(id(text(length))))])
          ])
      })
    try expectClean(generate(Schema(namespaces: [namespace])))
  }
}
