import Foundation
import RuleModels
import SeededRandom
import Sengi
import SengiDiagnostics
import SengiGenerator
import SengiProjectDDL
import SengiSchema
import SengiTesting
import Testing

/// What `validate()` refuses, the server refuses, by the same rule; what it lets pass, the server
/// takes.
///
/// `SENGI_RULE_VALUES` sets how many values each rule gets; `make rules` sets it to 10 000.
@Suite struct ValidationAgreementTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "RuleModels").path
  static let valuesPerRule =
    ProcessInfo.processInfo.environment["SENGI_RULE_VALUES"].flatMap { Int($0) } ?? 150

  static func ddl() throws -> String {
    var diagnostics = Diagnostics()
    let project = try #require(Project.find(schemas: folder, into: &diagnostics))
    let sql = project.ddl(target: PostgresVersion(major: 15), into: &diagnostics)
    #expect(CompilerFormat.render(diagnostics) == "")
    return try #require(sql)
  }

  @Test(arguments: RuleSubject.all) func theServerSaysTheSame(_ subject: RuleSubject) async throws {
    try await withTestDatabase(ddl: Self.ddl()) { client in
      let columns = subject.columns.map { "\"\($0)\"" }.joined(separator: ", ")
      let places = (1...subject.columns.count).map { "$\($0)" }.joined(separator: ", ")
      let sql = "INSERT INTO \(subject.table.tableName) (\(columns)) VALUES (\(places))"
      let seed = subject.testDescription.unicodeScalars.reduce(UInt64(7)) {
        $0 &* 31 &+ UInt64($1.value)
      }
      var generator = ValueGenerator(random: SeededGenerator(seed))
      var refused = 0
      var disagreements = 0
      for _ in 0..<Self.valuesPerRule {
        let binds = subject.values(&generator)
        let here = Self.verdict(subject, binds)
        var there: PGError?
        do {
          _ = try await client.run(PGStatement.sql(sql, binds))
        } catch let error as PGError {
          there = error
        }
        if there != nil { refused += 1 }
        if Self.agree(here, there, isPartial: subject.isPartial) { continue }
        disagreements += 1
        if disagreements > 5 { continue }
        let values = binds.map(Self.shown).joined(separator: ", ")
        Issue.record(
          "\(subject.testDescription) (\(values)): here \(here.map { "\($0)" } ?? "passes"), there \(there?.server?.unredactedDescription ?? "passes")"
        )
      }
      #expect(disagreements == 0)
      // A rule that no value breaks, or every value, would agree with anything.
      #expect(refused > 0 && refused < Self.valuesPerRule)
    }
  }

  private static func verdict(_ subject: RuleSubject, _ binds: [PGBind]) -> PGValidationError? {
    do throws(PGValidationError) {
      try subject.table.columnRules.validate { name in
        subject.columns.firstIndex(of: name).map { binds[$0] }
      }
      return nil
    } catch {
      return error
    }
  }

  private static func agree(
    _ here: PGValidationError?, _ there: PGError?, isPartial: Bool
  ) -> Bool {
    guard let there else { return here == nil }
    guard let here else { return isPartial }
    if let constraint = there.constraint { return here.violates(constraint) }
    // A value too long, or a number too large, for the column's type.
    return ["22001", "22003"].contains(there.sqlState)
      && here.violations.contains { $0.constraint == nil }
  }

  private static func shown(_ bind: PGBind) -> String {
    switch bind {
    case .text(let text), .literal(let text): text.debugDescription
    case .int2(let value): "\(value)"
    case .int4(let value): "\(value)"
    case .int8(let value): "\(value)"
    case .float4(let value): "\(value)"
    case .float8(let value): "\(value)"
    case .binary(_, let bytes): "\(bytes)"
    default: "\(bind)"
    }
  }
}

extension PGStatement {
  /// The same text always has the same identity.
  fileprivate static func sql(_ text: String, _ binds: [PGBind]) -> PGStatement {
    let types = binds.map { "\($0.oid)" }.joined(separator: ",")
    var high = UInt64(14_695_981_039_346_656_037)
    for byte in (text + types).utf8 { high = (high ^ UInt64(byte)) &* 1_099_511_628_211 }
    return PGStatement(id: PGStatementID(high: high, low: 1), sql: .text(text), binds: binds)
  }
}
