import Foundation
import SeededRandom
import SengiClient
import SengiDDL
import SengiDiff
import SengiJSON
import SengiPlan
import SengiSQL
import SengiSchema
import SengiSources
import SengiTesting
import SengiWire
import Testing

/// Plans for random changes of shapes, with documents in the table.
@Suite struct DocumentRewritingLawTests {
  /// Where nothing stands in the way the plan goes through, and in any case either every document is
  /// of the new shape then, or the audit has stopped it and nothing has changed.
  @Test func documentsBecomeOfTheNewShapeOrStayAsTheyAre() async throws {
    var (stopped, rewritten, back) = (0, 0, 0)
    for seed in UInt64(0)..<400 where rewritten < 8 || back == 0 {
      let pair = ShapeCompatibilityLawTests.Pair(seed: seed)
      guard let change = SchemaDiff.shapeChanges(from: pair.old, to: pair.new).first,
        change.rewriting != nil
      else { continue }
      let plan = Planner.plan(from: pair.old, to: pair.new, renamings: [])
      let down = Planner.plan(from: pair.new, to: pair.old, renamings: [])
      try await withTestDatabase(ddl: DDLWriter.write(pair.old)) { client in
        try await fill(client, pair.oldDocuments)
        let before = try await documents(client)
        do {
          try await run(plan, client)
        } catch {
          stopped += 1
          if plan.reservations.isEmpty {
            let refused = try await texts(
              client,
              "SELECT document::text FROM rnd.holder WHERE NOT sengi.\"rnd.root\"(document)",
              3)
            let lines = change.lines.joined(separator: "\n")
            Issue.record("seed \(seed): \(lines)\n\(refused.first ?? "\(error)")\n\(before)")
          }
          #expect(try await documents(client) == before, "seed \(seed)")
          return
        }
        rewritten += 1
        try await expect(client, pair.new, "seed \(seed), up: \(change.differences)")
        let versions = try await versions(client)
        try await run(plan.rewriting, client)
        #expect(try await versions == self.versions(client), "seed \(seed) writes again")
        guard down.reservations.isEmpty else { return }
        try await run(down, client)
        back += 1
        try await expect(client, pair.old, "seed \(seed), down")
      }
    }
    #expect(rewritten >= 8 && back > 0, "\(rewritten) \(stopped) \(back)")
  }

  private nonisolated(nonsending) func expect(
    _ client: PGClient, _ schema: Schema, _ words: String
  ) async throws {
    let forms = ShapeForms(schema)
    for text in try await documents(client) {
      let value = try JSONText.value(of: text, isBinary: true)
      let misfit = forms.misfit(value, .named("rnd.root"))
      #expect(misfit == nil, "\(words): \(text)")
    }
  }

  private nonisolated(nonsending) func run(
    _ plan: MigrationPlan, _ client: PGClient
  ) async throws {
    try await client.withConnection { connection in try await DirectRun(connection).run(plan.script)
    }
  }

  private nonisolated(nonsending) func fill(
    _ client: PGClient, _ documents: [JSONValue]
  ) async throws {
    let rows = documents.enumerated().map { number, document in
      "(\(number + 1), \(SQLLiteral(document.compactText)))" as SQLText
    }
    guard !rows.isEmpty else { return }
    let insert: SQLText = "INSERT INTO rnd.holder VALUES \(rows, separator: ", ")"
    try await client.execute(script: SQLScript(trusted: insert.description))
  }

  private nonisolated(nonsending) func documents(_ client: PGClient) async throws -> [String] {
    try await texts(client, "SELECT document::text FROM rnd.holder ORDER BY id", 1)
  }

  private nonisolated(nonsending) func versions(_ client: PGClient) async throws -> [String] {
    try await texts(client, "SELECT xmin::text FROM rnd.holder ORDER BY id", 2)
  }

  private nonisolated(nonsending) func texts(
    _ client: PGClient, _ sql: String, _ number: UInt64
  ) async throws -> [String] {
    let statement = PGStatement(
      id: PGStatementID(high: 4, low: number), sql: .text(sql), binds: [])
    return try await client.run(statement).map { try String.decode($0, 0) }
  }
}

extension MigrationPlan {
  /// Only what writes documents anew.
  fileprivate var rewriting: MigrationPlan {
    MigrationPlan(steps: steps.filter { if case .batch = $0.step.mode { true } else { false } })
  }
}
