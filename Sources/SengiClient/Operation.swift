import CLibPQ
import SengiWire

/// One statement on its way: queued, sent, answered. Guarded by its session's lock until it is done.
final class Operation: @unchecked Sendable {
  enum Kind {
    /// A statement of the extended protocol, in the pipeline.
    case statement
    /// Trusted text with any number of statements, outside the pipeline.
    case script
  }

  let kind: Kind
  /// What it counts for in ``Session/load``; 0 on a leased connection.
  let ticket: UInt64
  let id: PGStatementID?
  var prepared: PreparedStatement?
  /// The answer to its preparation is still to come, before its own.
  var preparing = false
  /// It was prepared by an earlier operation, so that the server may have forgotten it.
  var reused = false
  var result: OpaquePointer?
  var shape: ResultShape?
  var error: PGError?
  var done = false
  /// Nobody waits any more; what arrives is dropped.
  var abandoned = false
  /// A cancel request is under way, which must not hit a later statement.
  var cancelling = false
  /// The session was inside a transaction, or has more in its queue, when this was answered.
  var inTransaction = false
  var continuation: UnsafeContinuation<Void, Never>?

  init(_ kind: Kind = .statement, ticket: UInt64, id: PGStatementID? = nil) {
    self.kind = kind
    self.ticket = ticket
    self.id = id
  }

  deinit { if let result { PQclear(result) } }

  /// Whether its caller can be told.
  @inline(__always) var isSettled: Bool { (done && !cancelling) || abandoned }

  func takeResult() -> OpaquePointer? {
    defer { result = nil }
    return result
  }
}

/// What has to be done once a session's lock is released.
struct Aftermath {
  private var first: UnsafeContinuation<Void, Never>?
  private var others: [UnsafeContinuation<Void, Never>] = []
  /// The last single statement left a connection that takes no more.
  var drained = false
  var lost: PGError?
  var connecting: (result: PGError?, completion: @Sendable (PGError?) -> Void)?

  @inline(__always) mutating func resume(_ operation: Operation) {
    guard operation.isSettled, let continuation = operation.continuation else { return }
    operation.continuation = nil
    if first == nil { first = continuation } else { others.append(continuation) }
  }

  @inline(__always) consuming func run(for session: Session) {
    first?.resume()
    for continuation in others { continuation.resume() }
    if drained || lost != nil || connecting != nil { runRare(session) }
  }

  /// The same, but leaves the resuming to the caller.
  consuming func run(
    for session: Session, resuming resumptions: inout [UnsafeContinuation<Void, Never>]
  ) {
    if let first { resumptions.append(first) }
    resumptions += others
    if drained || lost != nil || connecting != nil { runRare(session) }
  }

  @inline(never) private func runRare(_ session: Session) {
    if let lost { session.owner?.sessionLost(session.index, lost) }
    if drained { session.owner?.sessionDrained(session.index) }
    if let connecting { connecting.completion(connecting.result) }
  }
}
