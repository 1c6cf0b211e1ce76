import SengiDiff
import SengiSchema
import Testing

/// The class of a change, and its path.
@Suite struct ShapeChangeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var before: String
    var after: String
    var compatibility: ShapeCompatibility
    /// One for each difference.
    var lines: [String]

    var testDescription: String { "\(before) → \(after)" }
  }

  static func file(_ shape: String, _ more: String = "") -> String {
    """
    enums:
      colour: [red, green]
    shapes:
      settings: \(shape)
      tag: { name: text }
    \(more)
    tables:
      users:
        columns:
          id: bigint primary key
          profile: jsonb<settings>

    """
  }

  static func fields(_ fields: String, _ more: String = "extra_keys: ignore") -> String {
    "{ \(more), fields: { \(fields) } }"
  }

  static let cases: [Case] = [
    Case(
      before: fields("a: text"), after: fields("a: text, b: int?"), compatibility: .compatible,
      lines: ["profile.b: is new; old code drops it when it writes the document back"]),
    Case(
      before: fields("a: text"), after: fields("a: text, b: int default 3"),
      compatibility: .compatible,
      lines: ["profile.b: is new, default 3; old code drops it when it writes the document back"]),
    Case(
      before: fields("a: text", "extra_keys: keep"),
      after: fields("a: text, b: int", "extra_keys: keep"), compatibility: .writerSafe,
      lines: ["profile.b: is new, and must be there"]),
    Case(
      before: fields("a: text", "extra_keys: reject"),
      after: fields("a: text, b: int?", "extra_keys: reject"), compatibility: .readerSafe,
      lines: ["profile.b: is new"]),
    Case(
      before: fields("a: text, b: int?"), after: fields("a: text"), compatibility: .compatible,
      lines: ["profile.b: is gone"]),
    Case(
      before: fields("a: text, b: int"), after: fields("a: text"), compatibility: .readerSafe,
      lines: ["profile.b: is gone"]),
    Case(
      before: fields("a: text, b: int", "extra_keys: reject"),
      after: fields("a: text", "extra_keys: reject"), compatibility: .breaking,
      lines: ["profile.b: is gone"]),
    Case(
      before: fields("home: { zip: int }"), after: fields("home: { zip: bigint }"),
      compatibility: .readerSafe, lines: ["profile.home.zip: integer becomes bigint"]),
    Case(
      before: fields("home: { zip: int }"), after: fields("home: { zip: text }"),
      compatibility: .breaking, lines: ["profile.home.zip: integer becomes text"]),
    Case(
      before: fields("a: text"), after: fields("a: uuid"), compatibility: .writerSafe,
      lines: ["profile.a: text becomes uuid"]),
    Case(
      before: fields("a: text"), after: fields("b: { sql: text, was: a }"),
      compatibility: .breaking, lines: ["profile.b: was a"]),
    Case(
      before: fields("b: { sql: text, was: a }"), after: fields("a: text"),
      compatibility: .breaking, lines: ["profile.a: was b"]),
    Case(
      before: fields("a: text?"), after: fields("a: text"), compatibility: .writerSafe,
      lines: ["profile.a: must be there", "profile.a: is never null"]),
    Case(
      before: fields("a: text"), after: fields("a: { sql: text, optional: true }"),
      compatibility: .readerSafe, lines: ["profile.a: may be missing"]),
    Case(
      before: fields("a: int default 1"), after: fields("a: int default 2"),
      compatibility: .compatible, lines: ["profile.a: default 1 becomes 2"]),
    Case(
      before: fields("a: int check (a between 1 and 5)"), after: fields("a: int check (a > 0)"),
      compatibility: .readerSafe,
      lines: ["profile.a: check (a between 1 and 5) becomes check (a > 0)"]),
    Case(
      before: fields("a: text"), after: fields("a: text check (length(a) < 9)"),
      compatibility: .writerSafe, lines: ["profile.a: takes check (length(a) < 9)"]),
    Case(
      before: fields("a: 'tag[]'"), after: fields("a: 'tag?[]'"),
      compatibility: .readerSafe, lines: ["profile.a[]: may be null"]),
    Case(
      before: fields("a: text"), after: fields("a: 'text[]'"), compatibility: .breaking,
      lines: ["profile.a: text becomes text[]"]),
    Case(
      before: fields("a: { map_of: int }"), after: fields("a: { map_of: smallint }"),
      compatibility: .writerSafe, lines: ["profile.a.*: integer becomes smallint"]),
    Case(
      before: fields("a: int"), after: fields("a: int", "extra_keys: reject"),
      compatibility: .writerSafe, lines: ["profile: extra_keys: ignore becomes reject"]),
    Case(
      before: "{ tag: kind, one_of: { on: { at: date }, off: {} } }",
      after: "{ tag: kind, one_of: { on: { at: text }, off: {}, idle: {} } }",
      compatibility: .readerSafe,
      lines: ["profile(idle): is a new case", "profile(on).at: date becomes text"]),
    Case(
      before: "{ tag: kind, one_of: { on: { at: date }, off: {} } }",
      after: "{ tag: kind, one_of: { on: { at: date } } }", compatibility: .writerSafe,
      lines: ["profile(off): is a case no more"]),
    Case(
      before: "{ tag: kind, one_of: { on: { at: date } } }",
      after: "{ tag: type, one_of: { on: { at: date } } }", compatibility: .breaking,
      lines: ["profile: tag kind becomes tag type"]),
  ]

  @Test(arguments: cases) func classesAndPaths(_ example: Case) throws {
    let (old, new) = (try schema(Self.file(example.before)), try schema(Self.file(example.after)))
    let changes = SchemaDiff.shapeChanges(from: old, to: new)
    #expect(changes.map(\.compatibility) == [example.compatibility])
    #expect(
      changes.flatMap(\.differences).map { "\($0.path): \($0.words)" } == example.lines)
    #expect(SchemaDiff.shapeChanges(from: new, to: new).isEmpty)
  }

  @Test func labelsOfEnumsCountWhereShapesNameThem() throws {
    let before = Self.file(Self.fields("a: colour"))
    let old = try schema(before)
    func lines(_ labels: String) throws -> [String] {
      let new = try schema(before.replacing("[red, green]", with: labels))
      return SchemaDiff.shapeChanges(from: old, to: new).flatMap(\.lines)
    }
    #expect(
      try lines("[red, green, blue]") == [
        "~ documents in public.users.profile: reader-safe",
        "    profile.a: + 'blue' (reader-safe)",
      ])
    #expect(
      try lines("[red]") == [
        "~ documents in public.users.profile: writer-safe",
        "    profile.a: - 'green' (writer-safe)",
      ])
    #expect(
      try lines("[red, { lime: { was: green } }]") == [
        "~ documents in public.users.profile: breaking",
        "    profile.a: 'green' is now 'lime' (breaking)",
      ])
  }

  @Test func shapesThatHoldThemselvesEnd() throws {
    let old = try schema(Self.file(Self.fields("a: text, next: settings?")))
    let new = try schema(Self.file(Self.fields("b: { sql: text, was: a }, next: settings?")))
    let change = try #require(SchemaDiff.shapeChanges(from: old, to: new).first)
    #expect(change.differences.map(\.path) == ["profile.b"])
    // No expression reaches all of it.
    #expect(change.rewriting == nil && change.obstacles == ["profile.b was a"])
  }

  @Test func columnsKeepTheirPathsUnderNewNames() throws {
    let old = try schema(Self.file(Self.fields("a: int")))
    let new = try schema(
      Self.file(Self.fields("a: bigint"))
        .replacing("  users:\n", with: "  people:\n    was: users\n")
        .replacing("profile: jsonb<settings>", with: "data: { sql: jsonb<settings>, was: profile }")
    )
    let renamings = SchemaDiff.renamings(from: old, to: new)
    let change = try #require(
      SchemaDiff.shapeChanges(from: old, to: new, renamings: renamings).first)
    #expect("\(change.path)" == "public.people.data" && change.formerColumn.name == "profile")
    #expect(change.differences.map(\.path) == ["data.a"])
    let back = SchemaDiff.shapeChanges(
      from: new, to: old, renamings: renamings.reversed().map(\.inverse))
    #expect(back.map { "\($0.path) \($0.compatibility)" } == ["public.users.profile writerSafe"])
  }
}
