import Logging
import Metrics
import SengiWire
import Tracing

/// What the client tells the outside: log lines, metrics, spans. Names and durations, never values.
struct Observer: Sendable {
  let logger: Logger
  /// Asked once: the question alone is dear beside a point read.
  private let logsStatements: Bool
  private let statements = Counter(label: "sengi.statements")
  private let failures = Counter(label: "sengi.statement.failures")
  private let durations = Timer(label: "sengi.statement.duration")
  private let losses = Counter(label: "sengi.connections.lost")
  private let connectFailures = Counter(label: "sengi.connections.failed")
  /// Nil when the program has no tracer, so that no statement pays for one.
  private let tracer: (any Tracer)?

  init(_ logger: Logger) {
    self.logger = logger
    logsStatements = logger.logLevel <= .debug
    let tracer = InstrumentationSystem.tracer
    self.tracer = tracer is NoOpTracer ? nil : tracer
  }

  /// A span named like the statement, when there is a tracer and the statement has a name.
  @inline(__always) func startSpan(_ name: StaticString) -> (any Span)? {
    guard let tracer, name.utf8CodeUnitCount > 0 else { return nil }
    return makeSpan(tracer, name)
  }

  @inline(never) private func makeSpan(_ tracer: any Tracer, _ name: StaticString) -> any Span {
    let span = tracer.startSpan(name.description, ofKind: .client)
    span.attributes["db.system.name"] = "postgresql"
    span.attributes["db.query.summary"] = name.description
    return span
  }

  @inline(__always) func succeeded(_ name: StaticString, nanoseconds: UInt64, _ span: (any Span)?) {
    statements.increment()
    durations.recordNanoseconds(Int64(truncatingIfNeeded: nanoseconds))
    if logsStatements { log(name, nanoseconds) }
    span?.end()
  }

  @inline(never) private func log(_ name: StaticString, _ nanoseconds: UInt64) {
    logger.debug(
      "statement",
      metadata: ["name": "\(name)", "microseconds": "\(nanoseconds / 1000)"])
  }

  @inline(never) func failed(
    _ name: StaticString, nanoseconds: UInt64, _ error: any Error, _ span: (any Span)?
  ) {
    statements.increment()
    failures.increment()
    durations.recordNanoseconds(Int64(truncatingIfNeeded: nanoseconds))
    let error = error as? PGError
    logger.debug(
      "statement failed",
      metadata: [
        "name": "\(name)", "microseconds": "\(nanoseconds / 1000)",
        "kind": "\(error?.kind.description ?? "cancelled")",
        "sqlState": "\(error?.sqlState?.description ?? "")",
      ])
    guard let span else { return }
    span.attributes["error.type"] = error?.sqlState?.description ?? error?.kind.description
    span.setStatus(SpanStatus(code: .error))
    span.end()
  }

  func connectFailed(_ error: PGError) {
    connectFailures.increment()
    logger.warning("cannot connect", metadata: ["reason": "\(error.description)"])
  }

  func connectionLost(_ error: PGError) {
    losses.increment()
    logger.warning("connection lost", metadata: ["reason": "\(error.description)"])
  }
}
