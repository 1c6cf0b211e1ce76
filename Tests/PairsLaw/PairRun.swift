import RoundTripLaw
import SengiScratch

/// Holds many pairs to the law on one throw-away server, several at a time.
public enum PairRun {
  public enum Law: Sendable {
    /// ``PairLaw/run(_:)``
    case migration
    /// ``PairLaw/compareOnline(_:)``
    case online
  }

  /// - Parameter report: Called with each record as it comes, in no order, from one task at a time.
  public static func run(
    _ pairs: [Pair], law kind: Law = .migration, on binaries: ServerBinaries, privileges: Bool,
    rows: Int = 0, jobs: Int,
    report: @escaping @Sendable (PairLaw.Record) -> Void
  ) async throws {
    let roles = try Pair.roles(in: pairs)
    let server = try await onThread { try LawServer(binaries, roles: roles) }
    defer { server.stop() }
    let law = PairLaw(server: server, privileges: privileges, rows: rows)
    await withTaskGroup(of: PairLaw.Record.self) { group in
      var rest = pairs[...]
      for _ in 0..<max(1, jobs) {
        guard let pair = rest.popFirst() else { break }
        group.addTask { await kind.record(of: pair, law) }
      }
      while let record = await group.next() {
        report(record)
        if let pair = rest.popFirst() { group.addTask { await kind.record(of: pair, law) } }
      }
    }
    await law.close()
  }
}

extension PairRun.Law {
  fileprivate nonisolated(nonsending) func record(
    of pair: Pair, _ law: PairLaw
  ) async -> PairLaw.Record {
    switch self {
    case .migration: await law.run(pair)
    case .online: await law.compareOnline(pair)
    }
  }
}
