import Foundation
import Testing

/// Bad input is told with its place, ends with status 3, and leaves the output folder as it was.
@Suite struct BadInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var yaml: [UInt8]
    /// `line:column` and the code.
    var expected: String
    var code: String

    init(_ name: String, _ expected: String, _ code: String, _ yaml: String) {
      self.init(name, expected, code, Array(yaml.utf8))
    }

    init(_ name: String, _ expected: String, _ code: String, _ yaml: [UInt8]) {
      self.name = name
      self.yaml = yaml
      self.expected = expected
      self.code = code
    }

    var testDescription: String { name }
  }

  static func table(_ lines: String) -> String {
    "tables:\n  t:\n    columns:\n      id: int primary key\n" + lines
  }

  static func column(_ line: String) -> String { table("      \(line)\n") }

  static let cases: [Case] = [
    Case("syntax error", "1:9", "YAM", "tables: [a, b\nx: 1\n"),
    Case("duplicate key", "2:1", "YAM", "tables: {}\ntables: {}\n"),
    Case("unknown key", "1:1", "SCH0001", "tabels: {}\n"),
    Case("unknown clause", "5:14", "SCH0011", column("a: int defualt 1")),
    Case("unknown type", "5:10", "SCH0020", column("a: uuidd")),
    Case("missing table", "5:25", "SCH0400", column("a: int references users")),
    Case(
      "key of another type", "5:7", "SCH04",
      column("a: text references t")),
    Case(
      "not a unique column", "6:40", "SCH04",
      column("n: int") + "    foreign_keys: [\"(id) references t (n)\"]\n"),
    Case("index on a missing column", "6:10", "SCH0410", table("    indexes:\n      - (nam)\n")),
    Case("check on a missing column", "6:9", "SCH042", table("    checks:\n      - idd > 0\n")),
    Case("bool default", "5:29", "SCH043", column("a: boolean    default 7")),
    Case("integer default", "5:27", "SCH043", column("a: smallint default 40000")),
    Case("numeric default", "5:33", "SCH043", column("a: numeric(4,2)   default 100.5")),
    Case("uuid default", "5:29", "SCH043", column("a: uuid       default 'nope'")),
    Case("date default", "5:29", "SCH043", column("a: date       default '2020-02-31'")),
    Case("time default", "5:30", "SCH043", column("a: timestamptz default 'yesterdy'")),
    Case(
      "enum default", "2:40", "SCH043",
      "enums: { e: [a, b] }\ntables: { t: { columns: { c: e default 'x' } } }\n"),
    Case("json default", "5:29", "SCH043", column("a: jsonb      default '{'")),
    Case("array default", "5:29", "SCH043", column("a: int[]      default '{1,x}'")),
    Case("overflow", "5:18", "SCH0021", column("a: varchar(99999999)")),
    Case("two names that become one", "6:7", "GEN", column("a_b: int") + "      aB: int\n"),
    Case("a name YAML reads as null", "5:7", "YAM", column("null: int")),
    Case(
      "a comma in a flow value", "1:34", "YAM",
      "tables: { t: { columns: { price: numeric(12,2) } } }\n"),
    Case("a comment inside SQL", "5:26", "YAM", column("a: text default (b #>> '{x}')")),
    Case("a merge key", "5:7", "YAM", column("<<: {}")),
    Case("alias bomb", "", "YAM", bomb),
    Case("nesting", "1:", "YAM", String(repeating: "[", count: 200_000)),
    Case("invalid UTF-8", "2:4", "YAM", Array("a: b\nc: ".utf8) + [0xFF, 0x0A]),
    Case("a tab", "2:1", "YAM0013", "tables:\n\tt: {}\n"),
    Case("an open quote", "5:10", "YAM0012", column("a: 'text")),
    Case("two documents", "2:1", "YAM0004", "tables: {}\n---\ntables: {}\n"),
    Case("an unknown escape", "5:25", "YAM0018", column("a: \"text default '\\d'\"")),
    Case("a reserved character", "5:10", "YAM0019", column("a: @text")),
    Case("a tag", "5:10", "YAM0020", column("a: !!str text")),
    Case("a colon in a value", "5:29", "YAM0025", column("a: text check (a <> 'x: y')")),
    Case("a value after a quote", "5:16", "YAM0026", column("a: 'text' default 'x'")),
    Case("an anchor that is not there", "5:10", "YAM0008", column("a: *later")),
    Case("a list for a mapping", "2:3", "YAM0031", "tables:\n  - t\n"),
    Case("open parenthesis", "5:21", "SCH0010", column("a: text check (a <> 'b'")),
    Case("not null", "5:18", "SCH0013", column("a: text    not null")),
    Case("clause twice", "5:27", "SCH0012", column("a: text default 'a' default 'b'")),
    Case("extension not listed", "5:10", "SCH0022", column("a: citext")),
    Case("unknown behaviour", "5:11", "SCH0032", table("    use: [timestamp]\n")),
    Case("ignore without a reason", "5:15", "SCH0050", table("    ignore: { LNT0014: }\n")),
    Case(
      "referenced column missing", "5:28", "SCH0401", column("a: int references t (nope)")),
    Case(
      "nullable key", "2:29", "SCH0412",
      "tables:\n  t: { columns: { id: \"int? primary key\" } }\n"),
    Case(
      "generated from a generated one", "6:35", "SCH0470",
      column("a: int generated always as (id + 1) stored")
        + "      b: int generated always as (a + 1) stored\n"),
    Case("shape missing", "5:10", "SCH0440", column("a: jsonb<nope>")),
    Case("endless shape", "2:3", "SCH0441", "shapes:\n  node: { next: node }\n"),
    Case(
      "two relations of one name", "4:3", "SCH0450",
      "enums:\n  t: [a]\n" + table("")),
    Case("system column", "5:7", "SCH0453", column("xmin: int")),
    Case("enum label twice", "1:20", "SCH0454", "enums: { e: [a, b, a] }\n"),
    Case("reserved namespace", "1:12", "SCH0457", "namespace: pg_app\n" + table("")),
    Case(
      "hash index of two columns", "6:15", "SCH0461",
      column("a: int") + "    indexes: [\"using hash (id, a)\"]\n"),
    Case(
      "virtual column", "5:35", "DDL0003", column("a: int generated always as (id + 1) virtual")),
  ]

  static let bomb: String = {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let items = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    return text
  }()

  @Test(arguments: cases) func isToldAndTouchesNothing(_ input: Case) async throws {
    let folder = try TemporaryFolder()
    try folder.write("schemas/bad.yaml", input.yaml)
    try folder.write("out/kept.swift", Array("// mine\n".utf8))
    let schemas = folder.url.appending(path: "schemas").path
    let run = try await SengiProgram.run([
      "generate", "--schemas", schemas, "--output", folder.url.appending(path: "out").path,
    ])
    #expect(run.status == 3, "printed: \(run.errors)")
    let line = run.errors.split(separator: "\n").first { $0.contains("error: [\(input.code)") }
    #expect(line != nil, "printed: \(run.errors.prefix(2000))")
    #expect(
      line?.hasPrefix("\(schemas)/bad.yaml:\(input.expected)") == true,
      "printed: \(run.errors.prefix(2000))")
    let left = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appending(path: "out").path)
    #expect(left == ["kept.swift"])
  }

  @Test func anUnreadableFileIsNamed() async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "schemas/x.yaml"), withIntermediateDirectories: true)
    try folder.write("schemas/a.yaml", Array("tables: {}\n".utf8))
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "schemas/gone.yaml").path,
      withDestinationPath: "/nonexistent/gone.yaml")
    let run = try await SengiProgram.run([
      "check", "--schemas", folder.url.appending(path: "schemas").path,
    ])
    #expect(run.status == 3)
    #expect(run.errors.contains("gone.yaml:1:1: error: ["))
  }
}
