import SengiPlan
import SengiSQL
import SengiSchema
import Testing

@testable import PairsLaw

/// What the law says about rows: the law can be broken.
@Suite struct RowCensusTests {
  static let users: QualifiedName? = SQLIdentifier("users").flatMap { name in
    SQLIdentifier("public").map { QualifiedName($0, name) }
  }

  static func census(
    _ rows: [[String: String]], columns: [String: String] = ["a": "integer", "b": "text"],
    last: String = "5"
  ) -> RowCensus {
    RowCensus(
      tables: ["public.users": RowCensus.Table(columns: columns, rows: rows)],
      sequences: [
        "public.numbers": RowCensus.Sequence(last: last, owner: "", isDescending: false)
      ])
  }

  static let before = census([["a": "1", "b": "x"], ["a": "2"]])

  static func loss(_ kind: Loss.Kind, column: String? = nil) throws -> Loss {
    var path = ObjectPath.table(try #require(users))
    if let column { path = path.appending(.column(try #require(SQLIdentifier(column)))) }
    return Loss(kind, path, "gone")
  }

  @Test func sameRowsInAnotherOrderAreTheSame() {
    let after = Self.census([["a": "2"], ["a": "1", "b": "x"]])
    #expect(Self.before.missing(in: after, announced: []) == nil)
  }

  @Test func aLostRowIsFound() throws {
    let after = Self.census([["a": "1", "b": "x"]])
    #expect(Self.before.missing(in: after, announced: []) != nil)
    #expect(Self.before.missing(in: after, announced: [try Self.loss(.table)]) == nil)
  }

  @Test func aChangedValueIsFound() throws {
    let after = Self.census([["a": "1", "b": "y"], ["a": "2"]])
    #expect(Self.before.missing(in: after, announced: []) != nil)
    #expect(Self.before.missing(in: after, announced: [try Self.loss(.column, column: "a")]) != nil)
    #expect(Self.before.missing(in: after, announced: [try Self.loss(.column, column: "b")]) == nil)
  }

  @Test func aLostColumnIsFoundWhereItHeldValues() throws {
    let after = Self.census([["a": "1"], ["a": "2"]], columns: ["a": "integer"])
    #expect(Self.before.missing(in: after, announced: []) != nil)
    #expect(Self.before.missing(in: after, announced: [try Self.loss(.column, column: "b")]) == nil)
    let empty = Self.census([["a": "1"], ["a": "2"]])
    #expect(empty.missing(in: after, announced: []) == nil)
  }

  @Test func aLostTableIsFound() throws {
    #expect(Self.before.missing(in: RowCensus(), announced: []) != nil)
    #expect(Self.before.missing(in: RowCensus(), announced: [try Self.loss(.table)]) == nil)
  }

  @Test func aSequenceThatStartsAgainIsFound() {
    let after = Self.census(Self.before.tables["public.users"]?.rows ?? [], last: "1")
    #expect(Self.before.missing(in: after, announced: []) != nil)
  }

  @Test func aSequenceMayBeCountedOn() {
    let after = Self.census(Self.before.tables["public.users"]?.rows ?? [], last: "7")
    #expect(Self.before.missing(in: after, announced: []) == nil)
    #expect(
      !RowCensus.Sequence(last: "5", owner: "", isDescending: true)
        .isContinued(by: RowCensus.Sequence(last: "7", owner: "", isDescending: true)))
  }

  @Test func aColumnOfAnotherTypeMayBeWrittenOtherwise() {
    let after = Self.census(
      [["a": "1.0", "b": "x"], ["a": "2.0"]], columns: ["a": "numeric(3,1)", "b": "text"])
    #expect(Self.before.missing(in: after, announced: []) == nil)
  }
}
