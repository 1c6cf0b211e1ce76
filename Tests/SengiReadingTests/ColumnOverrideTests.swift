import SengiDiagnostics
import SengiReading
import SengiSchema
import Testing

/// What tables say about columns that they take over.
@Suite struct ColumnOverrideTests {
  private func read(_ text: String) -> (Schema?, [String]) {
    var diagnostics = Diagnostics()
    let file = SchemaFile(name: "a", path: "a.yaml", contents: Array(text.utf8))
    let schema = SchemaReader.read([file], into: &diagnostics)?.schema
    return (schema, diagnostics.all.map { "\($0.code) \($0.range?.start.line ?? 0)" })
  }

  private static let text = """
    types:
      pair: { a: int, b: text }
    tables:
      parent:
        columns:
          id: bigserial
          a: int default 1
          b: text? default 'x'
      child:
        inherits: [parent]
        columns:
          id: { default: 'null' }
          a: { default: 'NULL' }
          b: { default: "'y'", nullable: false, doc: own }
      typed:
        of: pair
        columns:
          a: { default: '3', nullable: false }
      parts:
        columns:
          a: int
          b: int default 2
        partition_by: list (a)
        partitions:
          part:
            sql: for values in (1)
            columns:
              b: { default: 'null', nullable: true }
    """

  private func column(_ table: String, _ name: String) throws -> Column {
    let schema = try #require(read(Self.text).0)
    let found = schema.tables.first { $0.name.name.name == table }
    return try #require(found?.columns.first { $0.name.name == name })
  }

  @Test func whatIsSaidReplacesTheParents() throws {
    #expect(read(Self.text).1 == [])
    let own = try column("child", "b")
    #expect(own.isInherited && own.defaultValue?.source == "'y'" && !own.isNullable)
    #expect(own.doc == "own")
    let typed = try column("typed", "a")
    #expect(typed.isInherited && typed.defaultValue?.source == "3" && !typed.isNullable)
  }

  @Test func aDefaultIsTakenAway() throws {
    #expect(try column("child", "a").defaultValue == nil)
    // The parent's is filled by a sequence that no file names.
    #expect(try column("child", "id").defaultValue?.source == "null")
    #expect(try column("parts", "b").defaultValue?.source == "2")
    #expect(try column("part", "b").defaultValue == nil)
  }

  @Test func aPartitionCannotGoWithoutItsParentsNotNull() throws {
    #expect(try !column("part", "b").isNullable)
  }

  @Test(arguments: [
    ("inherits: [parent]", "zz: { default: '1' }"), ("of: pair", "zz: { nullable: false }"),
    ("partition_of: parts for values in (2)", "zz: { doc: x }"),
  ]) func whatIsNotTakenOverNeedsItsType(_ parent: String, _ column: String) {
    let text = Self.text + "\n  more:\n    \(parent)\n    columns:\n      \(column)\n"
    #expect(read(text).1 == ["SCH0005 32"])
  }
}
