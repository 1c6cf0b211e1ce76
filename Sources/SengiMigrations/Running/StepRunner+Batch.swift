import SengiClient
import SengiSQL
import SengiSteps
import SengiWire

extension StepRunner {
  /// Walks the table in stretches; each changes its rows and moves the journal's cursor in one
  /// transaction, so that no row is changed twice.
  nonisolated(nonsending) mutating func runBatch(
    _ step: MigrationStep, _ batch: MigrationStep.Batch
  ) async throws {
    guard let statement = step.query else { return }
    let type = try await keyType(batch)
    while true {
      var reached: (key: String, rows: Int)?
      let from = bound(progress.cursor, type)
      try await retrying(step) {
        reached = nil
        try await session.transaction {
          try await session.execute(localSettings(step))
          guard let last = try await lastKey(batch, type) else { return }
          for setting in step.settings { try await session.execute(setting) }
          let through = bound(last, type)
          let rows: Int
          do {
            rows = try await session.run(batch.statement(statement, from: from, through: through))
          } catch {
            throw Self.fault(step.settings.count, error)
          }
          try await record(
            JournalEntry.Progress(step: progress.step, cursor: last), batchRows: rows)
          reached = (last, rows)
        }
      }
      guard let reached else { break }
      progress.cursor = reached.key
      report(.stretchDone(name, step: progress.step + 1, rows: reached.rows, key: reached.key))
      let pause = batch.pause ?? options.batchPause
      if pause > 0 { try await Task.sleep(for: .milliseconds(pause)) }
    }
    let next = JournalEntry.Progress(step: progress.step + 1)
    try await session.transaction { try await record(next) }
    progress = next
  }

  private func bound(_ key: String?, _ type: SQLText) -> SQLText {
    key.map { "\(SQLLiteral($0))::\(type)" } ?? "NULL::\(type)"
  }

  /// The last key of the next stretch; nil at the end of the table.
  ///
  /// `ORDER BY` takes a bare name for that of an output column, which is text here.
  private nonisolated(nonsending) func lastKey(
    _ batch: MigrationStep.Batch, _ type: SQLText
  ) async throws -> String? {
    let size = max(1, batch.size)
    let condition: SQLText =
      progress.cursor == nil ? "" : "WHERE \(batch.key) > \(bound(progress.cursor, type)) "
    let rows = try await session.rows(
      """
      SELECT \(batch.key)::text FROM (
        SELECT \(batch.key) FROM \(batch.table) \(condition)ORDER BY \(batch.key) LIMIT \(size)
      ) AS stretch ORDER BY stretch.\(batch.key) DESC LIMIT 1
      """)
    return rows.first?.first.flatMap { $0 }
  }

  /// A key that can be NULL or stand twice would leave rows out.
  private nonisolated(nonsending) func keyType(
    _ batch: MigrationStep.Batch
  ) async throws -> SQLText {
    let rows = try await session.rows(
      """
      SELECT pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull::text,
        EXISTS (SELECT FROM pg_catalog.pg_index i
          WHERE i.indrelid = a.attrelid AND i.indisunique AND i.indisvalid AND i.indnkeyatts = 1
            AND i.indkey[0] = a.attnum AND i.indpred IS NULL)::text
      FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = pg_catalog.to_regclass($1) AND a.attname = $2 AND NOT a.attisdropped
      """, [.text(batch.table.quoted), .text(batch.key.name)])
    guard let row = rows.first, row.count == 3, let type = row[0] else {
      throw StepFault.badKey("there is no column \(batch.key) in \(batch.table)")
    }
    guard row[1] == "true", row[2] == "true" else {
      throw StepFault.badKey("\(batch.table).\(batch.key) is not a unique key without NULL")
    }
    // The server's own spelling of a type of its own.
    return SQLText(verbatim: type)
  }
}
