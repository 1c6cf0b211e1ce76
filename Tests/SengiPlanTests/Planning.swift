import SengiClient
import SengiDDL
import SengiDiagnostics
import SengiDiff
import SengiPlan
import SengiReading
import SengiSchema
import SengiSources
import SengiSteps
import SengiTesting
import SengiWire
import Testing

/// The schema that a file says, and what is found in it.
func read(_ yaml: String) -> (schema: Schema?, findings: [String]) {
  var diagnostics = Diagnostics()
  let read = SchemaReader.read(
    [SchemaFile(name: "app", path: "app.yaml", contents: Array(yaml.utf8))],
    configuration: ProjectConfiguration(), into: &diagnostics)
  return (
    read?.schema,
    diagnostics.all.map { found in
      let place = found.range.map { "\($0.start.line):\($0.start.column) " } ?? ""
      return place + "\(found.code)"
    }
  )
}

func schema(_ yaml: String) throws -> Schema {
  let (schema, findings) = read(yaml)
  #expect(findings == [])
  return try #require(schema)
}

/// Both ways between two files.
struct Planned {
  var up: MigrationPlan
  var down: MigrationPlan
  var old: Schema
  var new: Schema

  init(_ before: String, _ after: String) throws {
    old = try schema(before)
    new = try schema(after)
    let renamings = SchemaDiff.renamings(from: old, to: new)
    up = Planner.plan(from: old, to: new, renamings: renamings)
    down = Planner.plan(
      from: new, to: old, renamings: renamings.reversed().map(\.inverse),
      options: Planner.Options(isBack: true))
    #expect(Planner.plan(from: new, to: new).isEmpty)
  }

  var statements: [String] { up.steps.flatMap(\.step.statements).map(\.description) }
}

/// Runs `body` on a database that the file's DDL was loaded into.
nonisolated(nonsending) func withDatabase(
  _ yaml: String, _ body: nonisolated(nonsending) (PGClient) async throws -> Void
) async throws {
  try await withTestDatabase(ddl: DDLWriter.write(try schema(yaml)), body)
}

extension PGClient {
  nonisolated(nonsending) func run(_ plan: MigrationPlan) async throws {
    #expect(plan.refusals.isEmpty)
    try await withConnection { connection in try await DirectRun(connection).run(plan.script) }
  }

  nonisolated(nonsending) func texts(_ sql: String) async throws -> [String] {
    let statement = PGStatement(
      id: PGStatementID(high: 2, low: UInt64(truncatingIfNeeded: sql.hashValue)),
      sql: .text(sql), binds: [])
    return try await run(statement).map { try String.decode($0, 0) }
  }
}
