import SengiClient
import SengiWire

/// Reads and writes the table without a pause, and remembers the longest it had to wait.
actor Probe {
  struct Report: Sendable {
    var statements = 0
    var longest: Duration = .zero
    /// What the longest was doing.
    var kind = ""
    var failures: [String] = []
  }

  private var report = Report()
  private var isOver = false

  /// The statements of one application: two that read, three that write, one that reads and holds
  /// its transaction open for a while.
  nonisolated(nonsending) static func watch<Value: Sendable>(
    _ connection: String, _ work: nonisolated(nonsending) () async throws -> Value
  ) async throws -> (Value, Report) {
    let probe = Probe()
    let tasks = Self.statements.map { kind, statement in
      Task { await probe.run(kind, statement, on: connection) }
    }
    let holder = Task { await probe.hold(on: connection) }
    let result: Result<Value, any Error>
    do { result = .success(try await work()) } catch { result = .failure(error) }
    await probe.stop()
    for task in tasks + [holder] { await task.value }
    return (try result.get(), await probe.report)
  }

  private func stop() { isOver = true }

  private func note(_ kind: String, _ time: Duration) {
    report.statements += 1
    guard time > report.longest else { return }
    report.longest = time
    report.kind = kind
  }

  private func note(failure: String) {
    if report.failures.count < 3, !report.failures.contains(failure) {
      report.failures.append(failure)
    }
  }

  private func run(_ kind: String, _ statement: PGStatement, on connection: String) async {
    let client = PGClient(PGConfiguration(connection))
    while !isOver {
      let start = ContinuousClock.now
      do {
        _ = try await client.run(statement)
        note(kind, ContinuousClock.now - start)
      } catch {
        note(failure: "\(kind): \(error)")
      }
      try? await Task.sleep(for: .milliseconds(2))
    }
    await client.close()
  }

  /// Locks of migrations have to wait for transactions like this one, and others wait behind them.
  private func hold(on connection: String) async {
    let client = PGClient(PGConfiguration(connection))
    while !isOver {
      do {
        try await client.transaction { transaction in
          _ = try await transaction.run(Self.reading)
          try await Task.sleep(for: .milliseconds(200))
        }
      } catch {
        note(failure: "transaction: \(error)")
      }
    }
    await client.close()
  }

  private static let reading = PGStatement(
    """
    SELECT n::bigint FROM public.events
    WHERE id = (SELECT 1 + (random() * (rows - 1))::bigint FROM public.probe_size)
    """, binds: [])

  private static let statements: [(String, PGStatement)] = [
    ("SELECT", reading),
    (
      "SELECT join",
      PGStatement(
        """
        SELECT a.name FROM public.events e JOIN public.accounts a ON a.id = e.account_id
        WHERE e.id = (SELECT 1 + (random() * (rows - 1))::bigint FROM public.probe_size)
        """, binds: [])
    ),
    (
      "UPDATE",
      PGStatement(
        """
        UPDATE public.events SET n = n + 1
        WHERE id = (SELECT 1 + (random() * (rows - 1))::bigint FROM public.probe_size)
        """, binds: [])
    ),
    (
      "INSERT",
      PGStatement(
        """
        INSERT INTO public.events (account_id, kind, title, code)
        SELECT 1 + i % 1000, 'probe', 'probe', i FROM nextval('public.probe_ids') i
        """, binds: [])
    ),
    (
      "DELETE",
      PGStatement(
        """
        DELETE FROM public.events
        WHERE id = (SELECT 1 + (random() * (rows - 1))::bigint FROM public.probe_size)
        """, binds: [])
    ),
  ]
}
