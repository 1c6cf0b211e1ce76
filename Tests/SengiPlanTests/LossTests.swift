import SengiDiff
import SengiPlan
import SengiSchema
import Testing

@Suite struct LossTests {
  static let before = """
    enums:
      status: [open, pending, closed]
    tables:
      posts:
        columns:
          id: bigint primary key
          title: text
          body: text
      logs:
        columns:
          id: bigint primary key
    """

  static func after(_ file: String = "", table: String = "", label: String = "") -> String {
    """
    enums:
      status:
        values: [open, closed]
        \(label)
    tables:
      posts:
        columns:
          id: int primary key
          body: text
        \(table)
    \(file)
    """
  }

  @Test func lossesAreAnnouncedByNameOrAllowance() throws {
    func left(_ file: String = "", _ table: String = "", _ label: String = "", _ allowed: String...)
      throws -> [String]
    {
      let planned = try Planned(Self.before, Self.after(file, table: table, label: label))
      let allowances = try allowed.map { try #require(LossAllowance($0)) }
      return Losses.unannounced(planned.up, in: planned.new, allowed: allowances)
        .map { "\($0.kind) \($0.object)" }
    }
    let all = [
      "table public.logs", "narrowedType public.posts.id", "column public.posts.title",
      "enumValue public.status.pending",
    ]
    #expect(try left().sorted() == all.sorted())
    #expect(try Set(left("dropped: [logs]")) == Set(all.dropFirst()))
    #expect(
      try left("dropped: [logs]", "dropped: [title]", "dropped: [pending]")
        == ["narrowedType public.posts.id"])
    #expect(
      try left(
        "dropped: [logs]", "dropped: [title]", "dropped: [pending]", "narrow:public.posts.id") == []
    )
    #expect(try left("", "", "", "all") == [])
    #expect(
      try Set(left("", "", "", "drop:public.posts", "enumValue"))
        == ["table public.logs", "narrowedType public.posts.id"])
    #expect(try left("", "", "", "drop:public").count == 4)
  }

  @Test(arguments: ["", "drop", "drop:", "keep:public.posts", "columns"])
  func othersAreNoAllowance(_ text: String) { #expect(LossAllowance(text) == nil) }

  @Test func whatIsThereCannotBeDropped() {
    let (_, findings) = read(
      """
      enums:
        status: { values: [a, { b: { was: c } }], dropped: [a, c] }
      tables:
        posts:
          columns:
            id: bigint primary key
          dropped: [id]
      dropped: [posts]
      """)
    #expect(findings.count == 4 && findings.allSatisfy { $0.hasSuffix("SCH0498") }, "\(findings)")
    #expect(findings.contains { $0.hasPrefix("7:15") })
  }
}
