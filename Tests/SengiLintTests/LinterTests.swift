import SengiDiagnostics
import SengiSchema
import Testing

@testable import SengiLint

/// What happens to findings on their way to the reader.
@Suite struct LinterTests {
  private let schema = table("a: timestamp\nb: money").schema

  /// As if each object stood on a line of its own: the table on 1, `a` on 2, `b` on 3.
  private func place(_ path: ObjectPath, _ part: LintFinding.Part) -> SourceRange? {
    let line = path.description == "public.t.a" ? 2 : path.description == "public.t.b" ? 3 : 1
    return SourceRange(file: "app.yaml", at: SourcePosition(line: line, column: 5))
  }

  private func run(
    _ settings: [(String, LintSeverity)] = [], ignores: [LintIgnore] = []
  ) -> [String] {
    let entries = settings.map {
      LintSettings.Entry(
        code: $0.0, severity: $0.1, range: SourceRange(file: "sengi.yaml", at: .start))
    }
    return Linter(settings: LintSettings(entries), ignores: ignores)
      .lint(schema, locate: place).map {
        "\($0.range?.start.line ?? 0) \($0.severity) \($0.code)"
      }
  }

  private func ignore(_ code: String, _ lines: ClosedRange<Int>) -> LintIgnore {
    func position(_ line: Int) -> SourcePosition { SourcePosition(line: line, column: 1) }
    return LintIgnore(
      code: code, range: SourceRange(file: "app.yaml", at: position(9)),
      region: SourceRange(
        file: "app.yaml", start: position(lines.lowerBound), end: position(lines.upperBound + 1)))
  }

  private let all = ["2 warning LNT0002", "1 warning LNT0014", "3 warning LNT0015"]

  @Test func findingsHavePlaces() { #expect(run() == all) }

  @Test func settingsChangeSeverity() {
    #expect(
      run([("LNT0002", .error), ("LNT0014", .none), ("LNT0015", .note)]) == [
        "2 error LNT0002", "3 note LNT0015",
      ])
  }

  @Test func anIgnoreHoldsInItsRegion() {
    #expect(run(ignores: [ignore("LNT0002", 2...2)]) == [all[1], all[2]])
    #expect(run(ignores: [ignore("LNT0002", 3...3)]) == all + ["9 warning LNT0902"])
    var elsewhere = ignore("LNT0002", 2...2)
    elsewhere.region.file = "other.yaml"
    #expect(run(ignores: [elsewhere]) == all + ["9 warning LNT0902"])
  }

  @Test func anIgnoreOfARuleThatIsOffIsSilent() {
    #expect(
      run([("LNT0002", .none)], ignores: [ignore("LNT0002", 3...3)]) == [all[1], all[2]])
    #expect(run([("LNT0902", .none)], ignores: [ignore("LNT0002", 3...3)]) == all)
  }

  @Test func unknownCodesAreErrors() {
    #expect(run(ignores: [ignore("LNT9002", 2...2)]) == all + ["9 error LNT0901"])
    #expect(run([("LNT9002", .none)]) == all + ["1 error LNT0901"])
    let found = Linter(ignores: [ignore("LNT1902", 1...9)]).lint(schema, locate: place).last
    #expect(found?.message == "no lint rule is called 'LNT1902'")
    #expect(found?.remedy == "did you mean 'LNT0902'?")
  }

  @Test func codesAreDistinctAndInOrder() {
    let codes = LintCode.all.map(\.code)
    #expect(codes == codes.sorted() && Set(codes).count == codes.count && codes.count == 40)
    let rules = LintRules.all.map { type(of: $0).code.code }
    #expect(rules == rules.sorted())
  }
}
