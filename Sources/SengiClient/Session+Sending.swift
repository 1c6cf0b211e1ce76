import CLibPQ
import SengiWire
import Synchronization

/// How far a statement has come when the call that sent it returns.
enum Admission {
  /// The connection is gone or somebody else's; nothing was sent and no ticket is held.
  case refused
  /// Answered already; the caller should let others have the thread, once in a while.
  case answered(yields: Bool)
  /// On its way; the caller has to wait.
  case pending
}

extension Session {
  /// Sends a statement, and waits in place for its answer when that promises to be quick.
  ///
  /// - Parameters:
  ///   - lease: The caller's lease; 0 for a single statement on a shared connection.
  ///   - waits: Whether this statement may be waited for in place.
  /// - Throws: ``PGError`` for a statement that cannot be sent. Its ticket is given back.
  func start(
    _ operation: Operation, _ statement: PGStatement, lease: UInt64, waits: Bool,
    now: UInt64
  ) throws(PGError) -> Admission {
    lock.lock()
    guard case .ready = state, self.lease == lease, let pg else { return refuse(operation) }
    if pending.isEmpty {
      var aftermath = Aftermath()
      checkIdle(pg, now, &aftermath)
      guard case .ready = state else {
        lock.unlock()
        aftermath.run(for: self)
        giveBackUnused(operation)
        return .refused
      }
    }
    if pending.first?.kind == .script {
      lock.unlock()
      giveBackUnused(operation)
      throw PGError(.unsupported, reason: "a statement cannot run beside a script")
    }
    do {
      try parameters.load(statement.binds)
      guard try send(operation, statement, pg) else {
        var aftermath = Aftermath()
        breakDown(PGError(.connectionLost, reason: Self.message(pg)), &aftermath)
        lock.unlock()
        aftermath.run(for: self)
        giveBackUnused(operation)
        return .refused
      }
    } catch {
      lock.unlock()
      giveBackUnused(operation)
      throw error
    }
    return enqueue(operation, pg, waits: waits, now: now)
  }

  /// Sends one statement of the library's own, without parameters and never prepared.
  func start(control text: String, _ operation: Operation, lease: UInt64) -> Admission {
    lock.lock()
    guard case .ready = state, self.lease == lease, let pg else { return refuse(operation) }
    guard PQsendQueryParams(pg, text, 0, nil, nil, nil, nil, 1) == 1, PQpipelineSync(pg) == 1 else {
      var aftermath = Aftermath()
      breakDown(PGError(.connectionLost, reason: Self.message(pg)), &aftermath)
      lock.unlock()
      aftermath.run(for: self)
      return .refused
    }
    return enqueue(operation, pg, waits: false, now: MonotonicClock.nanoseconds())
  }

  /// Sends a script, which needs the connection out of pipeline mode and so nothing in flight.
  func start(script: String, _ operation: Operation, lease: UInt64) throws(PGError) -> Admission {
    lock.lock()
    guard case .ready = state, self.lease == lease, let pg else { return refuse(operation) }
    guard pending.isEmpty, PQexitPipelineMode(pg) == 1 else {
      lock.unlock()
      throw PGError(
        .unsupported, reason: "a script cannot run while another statement is in flight")
    }
    guard PQsendQuery(pg, script) == 1 else {
      var aftermath = Aftermath()
      breakDown(PGError(.connectionLost, reason: Self.message(pg)), &aftermath)
      lock.unlock()
      aftermath.run(for: self)
      return .refused
    }
    return enqueue(operation, pg, waits: false, now: MonotonicClock.nanoseconds())
  }

  private func refuse(_ operation: Operation) -> Admission {
    lock.unlock()
    giveBackUnused(operation)
    return .refused
  }

  private func giveBackUnused(_ operation: Operation) {
    if operation.ticket != 0 { giveBack(operation.ticket) }
  }

  /// Lock held; releases it.
  private func enqueue(
    _ operation: Operation, _ pg: OpaquePointer, waits: Bool, now: UInt64
  ) -> Admission {
    let flushed = PQflush(pg) != 1
    pending.append(operation)
    if pending.count == 1 { headSince.store(now, ordering: .relaxed) }
    if waits, flushed, pending.count == 1, !reading, WaitInPlace.enter() {
      return waitInPlace(operation)
    }
    if !reading { arm(flushed ? .read : [.read, .write]) } else if !flushed { arm(.write) }
    lock.unlock()
    return .pending
  }

  /// Lock held. Puts the statement into libpq's buffer and the pipeline.
  ///
  /// - Returns: Whether libpq took it; if not, the connection is of no more use.
  private func send(
    _ operation: Operation, _ statement: PGStatement, _ pg: OpaquePointer
  ) throws(PGError) -> Bool {
    guard prepares else { return try sendUnprepared(statement, pg) }
    if let found = statements.find(statement.id) {
      operation.prepared = found
      operation.reused = true
      return sendExecution(found, pg)
    }
    let entry = try statement.sql.withPointer { sql throws(PGError) -> PreparedStatement? in
      if statements.count >= preparedLimit, let old = statements.evict(), !deallocate(old, pg) {
        return nil
      }
      let entry = statements.make(statement.id)
      let sent = PQsendPrepare(pg, entry.name, sql, parameters.count, parameters.types)
      return sent == 1 ? entry : nil
    }
    guard let entry else { return false }
    operation.prepared = entry
    operation.preparing = true
    return sendExecution(entry, pg)
  }

  @inline(__always)
  private func sendExecution(_ entry: PreparedStatement, _ pg: OpaquePointer) -> Bool {
    PQsendQueryPrepared(
      pg, entry.name, parameters.count, parameters.values, parameters.lengths, parameters.formats, 1
    ) == 1 && PQpipelineSync(pg) == 1
  }

  private func sendUnprepared(
    _ statement: PGStatement, _ pg: OpaquePointer
  ) throws(PGError) -> Bool {
    try statement.sql.withPointer { sql throws(PGError) in
      PQsendQueryParams(
        pg, sql, parameters.count, parameters.types, parameters.values, parameters.lengths,
        parameters.formats, 1) == 1 && PQpipelineSync(pg) == 1
    }
  }

  /// Lock held. Has the server forget a statement, behind everything that still uses it.
  private func deallocate(_ entry: PreparedStatement, _ pg: OpaquePointer) -> Bool {
    let text = "DEALLOCATE sengi_\(entry.number)"
    guard PQsendQueryParams(pg, text, 0, nil, nil, nil, nil, 1) == 1, PQpipelineSync(pg) == 1 else {
      return false
    }
    pending.append(Operation(ticket: 0))
    return true
  }

  /// Forgets a prepared statement that the server no longer accepts.
  ///
  /// - Parameter known: The server still has it, under a plan that no longer fits.
  func forget(_ entry: PreparedStatement, known: Bool) {
    var aftermath = Aftermath()
    lock.lock()
    if statements.forget(entry), known, case .ready = state, let pg {
      if deallocate(entry, pg) {
        if !reading { arm(.read) }
      } else {
        breakDown(PGError(.connectionLost, reason: Self.message(pg)), &aftermath)
      }
    }
    lock.unlock()
    aftermath.run(for: self)
  }
}

extension PGStatement.SQL {
  /// The text as C reads it.
  fileprivate func withPointer<Result>(
    _ body: (UnsafePointer<CChar>) throws(PGError) -> Result
  ) throws(PGError) -> Result {
    switch self {
    case .constant(let text) where text.hasPointerRepresentation:
      // A literal ends in zero.
      return try body(UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self))
    case .constant(let text): return try Self.withPointer(to: text.description, body)
    case .rendered(let render): return try Self.withPointer(to: render(), body)
    case .text(let text): return try Self.withPointer(to: text, body)
    }
  }

  private static func withPointer<Result>(
    to text: String, _ body: (UnsafePointer<CChar>) throws(PGError) -> Result
  ) throws(PGError) -> Result {
    let characters = text.utf8CString
    guard !characters.dropLast().contains(0) else {
      throw PGError(.invalidStatement, reason: "the statement's text contains a zero byte")
    }
    return try characters.withUnsafeBufferPointer { buffer throws(PGError) -> Result in
      guard let address = buffer.baseAddress else {
        throw PGError(.invalidStatement, reason: "the statement has no text")
      }
      return try body(address)
    }
  }
}
