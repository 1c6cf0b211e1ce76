import SengiWire

/// Something that runs statements: a client, a leased connection, a transaction.
public protocol PGExecutor: Sendable {
  /// Runs one statement and returns its whole result, columns in binary format.
  ///
  /// - Throws: ``PGError``, or `CancellationError` when the task is cancelled.
  nonisolated(nonsending) func run(_ statement: PGStatement) async throws -> PGResult
}
