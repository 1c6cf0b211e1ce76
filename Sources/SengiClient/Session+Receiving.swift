import CLibPQ
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension Session {
  /// Lock held. Reads what has arrived and settles what is complete.
  func receive(_ aftermath: inout Aftermath) {
    guard case .ready = state, let pg else { return }
    let alive = PQconsumeInput(pg) == 1
    drain(pg, &aftermath)
    if case .ready = state, !alive || PQstatus(pg) == CONNECTION_BAD {
      breakDown(PGError(.connectionLost, reason: Self.message(pg)), &aftermath)
    }
  }

  /// Lock held. A connection that nobody watched for a while may have ended meanwhile; to find out
  /// before sending makes the difference between "not executed" and "unknown".
  @inline(__always)
  func checkIdle(_ pg: OpaquePointer, _ now: UInt64, _ aftermath: inout Aftermath) {
    let since = headSince.load(ordering: .relaxed)
    guard now > since, now - since > 20_000_000 else { return }
    var descriptor = pollfd(fd: fd, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, 0) > 0 else { return }
    receive(&aftermath)
    // The first read brings the server's last words, the second its end.
    if case .ready = state, poll(&descriptor, 1, 0) > 0 { receive(&aftermath) }
  }

  /// Lock held. Settles every operation whose answer is complete.
  @inline(__always)
  private func drain(_ pg: OpaquePointer, _ aftermath: inout Aftermath) {
    if pending.isEmpty { return parseUnsolicited(pg) }
    var nothing = 0
    while let operation = pending.first, PQisBusy(pg) == 0 {
      guard let result = PQgetResult(pg) else {
        if operation.kind == .script {
          finishScript(operation, pg, &aftermath)
          continue
        }
        if PQstatus(pg) == CONNECTION_BAD { return }
        // One NULL ends each statement; several in a row mean that libpq expects nothing more.
        nothing += 1
        if nothing > 3 {
          let error = PGError(.protocolViolation, reason: "the server left a statement unanswered")
          return breakDown(error, &aftermath)
        }
        continue
      }
      nothing = 0
      switch PQresultStatus(result) {
      case PGRES_TUPLES_OK, PGRES_COMMAND_OK:
        if operation.preparing || operation.kind == .script {
          operation.preparing = false
          PQclear(result)
        } else {
          accept(result, operation)
        }
      case PGRES_PIPELINE_SYNC:
        PQclear(result)
        finish(operation, pg, &aftermath)
      default:
        takeUnusual(result, operation, pg, &aftermath)
        guard case .ready = state else { return }
      }
    }
  }

  /// Lock held.
  @inline(__always)
  private func accept(_ result: OpaquePointer, _ operation: Operation) {
    if let old = operation.result { PQclear(old) }
    operation.result = result
    if let prepared = operation.prepared {
      if let shape = prepared.shape {
        operation.shape = shape
      } else {
        let shape = ResultShape(result)
        prepared.shape = shape
        operation.shape = shape
      }
    }
  }

  /// Lock held. Everything but an ordinary answer.
  @inline(never)
  private func takeUnusual(
    _ result: OpaquePointer, _ operation: Operation, _ pg: OpaquePointer,
    _ aftermath: inout Aftermath
  ) {
    defer { PQclear(result) }
    switch PQresultStatus(result) {
    case PGRES_EMPTY_QUERY:
      if operation.error == nil, operation.kind == .statement {
        operation.error = PGError(.invalidStatement, reason: "the statement is empty")
      }
    case PGRES_PIPELINE_ABORTED:
      // The error that aborted it came first.
      break
    case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE, PGRES_NONFATAL_ERROR:
      let report = PGServerError(result)
      guard report.isFromServer else {
        return breakDown(PGError(.connectionLost, reason: report.message), &aftermath)
      }
      let error = PGError(.server, reason: "", server: report)
      if operation.preparing, let prepared = operation.prepared { statements.forget(prepared) }
      operation.preparing = false
      if report.endsConnection {
        breakDown(
          PGError(.connectionLost, reason: report.message, server: report), proven: true,
          &aftermath)
      } else if operation.error == nil {
        operation.error = error
      }
    case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
      breakDown(
        PGError(.unsupported, reason: "COPY cannot be run as a statement"), &aftermath)
    default:
      breakDown(
        PGError(.protocolViolation, reason: "libpq gave a result of an unknown kind"), &aftermath)
    }
  }

  /// Lock held.
  @inline(__always)
  private func finish(
    _ operation: Operation, _ pg: OpaquePointer, _ aftermath: inout Aftermath
  ) {
    _ = pending.popFirst()
    let now = MonotonicClock.nanoseconds()
    if let id = operation.id, operation.reused {
      latencies.record(id, now &- headSince.load(ordering: .relaxed))
    }
    headSince.store(now, ordering: .relaxed)
    if pending.isEmpty {
      operation.inTransaction = PQtransactionStatus(pg) != PQTRANS_IDLE
      if operation.inTransaction, lease == 0 { return endStrayTransaction(operation, &aftermath) }
    } else {
      operation.inTransaction = lease != 0
    }
    settle(operation, &aftermath)
  }

  /// Lock held. A single statement began a transaction that nobody would end.
  @inline(never)
  private func endStrayTransaction(_ operation: Operation, _ aftermath: inout Aftermath) {
    let error = PGError(
      .unsupported,
      reason: "a transaction cannot begin on a shared connection; use transaction { } instead")
    if operation.error == nil { operation.error = error }
    settle(operation, &aftermath)
    breakDown(error, &aftermath)
  }

  /// Lock held.
  private func finishScript(
    _ operation: Operation, _ pg: OpaquePointer, _ aftermath: inout Aftermath
  ) {
    _ = pending.popFirst()
    headSince.store(MonotonicClock.nanoseconds(), ordering: .relaxed)
    operation.inTransaction = PQtransactionStatus(pg) != PQTRANS_IDLE
    settle(operation, &aftermath)
    // A script may have dropped what statements were prepared for; they are cheap to prepare again.
    if PQenterPipelineMode(pg) != 1 {
      breakDown(PGError(.protocolViolation, reason: Self.message(pg)), &aftermath)
    }
  }

  /// Lock held. Notices and notifications come with any input.
  @inline(never)
  private func parseUnsolicited(_ pg: OpaquePointer) {
    _ = PQisBusy(pg)
    while let notification = PQnotifies(pg) { PQfreemem(notification) }
  }
}
