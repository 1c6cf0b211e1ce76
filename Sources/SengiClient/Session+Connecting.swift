import CLibPQ
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What libpq needs to open a connection.
struct ConnectionSettings: Sendable {
  let keywords: [(String, String)]
  let timeout: UInt64

  init(_ configuration: PGConfiguration) {
    var keywords = [("dbname", configuration.connection)]
    if let name = configuration.applicationName { keywords.append(("application_name", name)) }
    // Text is decoded as UTF-8, whatever the environment says.
    keywords.append(("client_encoding", "UTF8"))
    keywords.append(("fallback_application_name", "sengi"))
    self.keywords = keywords
    timeout = MonotonicClock.nanoseconds(configuration.connectTimeout)
  }

  /// Begins to connect. Looks up names, and so may block.
  func start() -> OpaquePointer? {
    let names = keywords.map { strdup($0.0) } + [nil]
    let values = keywords.map { strdup($0.1) } + [nil]
    defer { for text in names + values { free(text) } }
    let constantNames = names.map { UnsafePointer($0) }
    let constantValues = values.map { UnsafePointer($0) }
    return PQconnectStartParams(constantNames, constantValues, 1)
  }
}

extension Session {
  /// Opens a connection without blocking the caller; `completion` hears nil or why not.
  func connect(_ settings: ConnectionSettings, _ completion: @escaping @Sendable (PGError?) -> Void)
  {
    let loop: PGEventLoop
    do {
      loop = try PGEventLoop.shared()
    } catch {
      if !BlockingThread.start({ completion(error) }) { completion(error) }
      return
    }
    lock.lock()
    attempt &+= 1
    let attempt = attempt
    state = .connecting
    self.completion = completion
    connectTimer = loop.schedule(at: MonotonicClock.nanoseconds() &+ settings.timeout) {
      self.failConnecting(attempt, "no connection within the connect timeout")
    }
    lock.unlock()
    let started = BlockingThread.start {
      self.adopt(settings.start(), attempt, loop)
    }
    if !started {
      loop.schedule(at: 0) { self.failConnecting(attempt, "the system allows no further thread") }
    }
  }

  private func adopt(_ pg: OpaquePointer?, _ attempt: UInt64, _ loop: PGEventLoop) {
    guard let pg else { return failConnecting(attempt, "out of memory") }
    lock.lock()
    guard attempt == self.attempt, case .connecting = state else {
      lock.unlock()
      PQfinish(pg)
      return
    }
    guard PQstatus(pg) != CONNECTION_BAD else {
      lock.unlock()
      let reason = Self.message(pg)
      PQfinish(pg)
      return failConnecting(attempt, reason)
    }
    self.pg = pg
    self.loop = loop
    tag = loop.add(self)
    watchConnecting(.write)
    lock.unlock()
  }

  /// Lock held. libpq may have changed the socket since the last step.
  private func watchConnecting(_ interest: PollInterest) {
    guard let pg, let loop else { return }
    fd = PQsocket(pg)
    armed = interest
    _ = loop.poller.watch(fd, tag: tag, for: interest)
  }

  /// Lock held.
  func stepConnecting(_ aftermath: inout Aftermath) {
    guard let pg else { return }
    let before = fd
    let step = PQconnectPoll(pg)
    if PQsocket(pg) != before, before >= 0 { loop?.poller.forget(before) }
    switch step {
    case PGRES_POLLING_READING: watchConnecting(.read)
    case PGRES_POLLING_WRITING: watchConnecting(.write)
    case PGRES_POLLING_OK: finishConnecting(pg, &aftermath)
    default: endConnecting(Self.message(pg), &aftermath)
    }
  }

  /// Lock held.
  private func finishConnecting(_ pg: OpaquePointer, _ aftermath: inout Aftermath) {
    PQsetNoticeReceiver(pg, { _, _ in }, nil)
    guard PQsetnonblocking(pg, 1) == 0, PQenterPipelineMode(pg) == 1 else {
      return endConnecting(Self.message(pg), &aftermath)
    }
    fd = PQsocket(pg)
    state = .ready
    armed = []
    arm(.read)
    if let connectTimer { loop?.cancelTimer(connectTimer) }
    connectTimer = nil
    headSince.store(MonotonicClock.nanoseconds(), ordering: .relaxed)
    if let completion { aftermath.connecting = (nil, completion) }
    completion = nil
  }

  /// Lock held.
  private func endConnecting(_ reason: String, _ aftermath: inout Aftermath) {
    let loop = loop
    tearDown()
    if let connectTimer { loop?.cancelTimer(connectTimer) }
    connectTimer = nil
    attempt &+= 1
    if let completion {
      aftermath.connecting = (PGError(.connectFailed, reason: reason), completion)
    }
    completion = nil
  }

  private func failConnecting(_ attempt: UInt64, _ reason: String) {
    var aftermath = Aftermath()
    lock.lock()
    if attempt == self.attempt, case .connecting = state { endConnecting(reason, &aftermath) }
    lock.unlock()
    aftermath.run(for: self)
  }

  static func message(_ pg: OpaquePointer) -> String {
    guard let text = PQerrorMessage(pg) else { return "" }
    var message = String(cString: text)
    while message.last?.isNewline == true { message.removeLast() }
    return message
  }
}
