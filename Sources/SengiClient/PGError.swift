import SengiSQL

/// Why a statement, a transaction or a connection failed.
///
/// It is safe to log and to dump: descriptions and mirrors hold neither parameters nor the server's
/// `DETAIL`, and leave out messages that usually quote data. Those stay within reach by name, such
/// as ``PGServerError/detail``, and all together as ``PGServerError/unredactedDescription``.
public struct PGError: Error, Sendable {
  /// What kind of failure it is. More kinds may come; compare rather than switch.
  public struct Kind: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    /// The server reported an error; see ``PGError/server``.
    public static let server = Kind(description: "server error")
    /// No connection could be opened.
    public static let connectFailed = Kind(description: "connect failed")
    /// The connection ended; ``PGError/outcome`` tells whether the statement can have run.
    public static let connectionLost = Kind(description: "connection lost")
    /// No connection became free in time.
    public static let checkoutTimeout = Kind(description: "checkout timeout")
    /// The client, the lease or the transaction has ended.
    public static let closed = Kind(description: "closed")
    /// Something that this client does not do, such as COPY inside a statement.
    public static let unsupported = Kind(description: "unsupported")
    /// The server or libpq answered in a way that makes no sense.
    public static let protocolViolation = Kind(description: "protocol violation")
    /// A statement or parameter that cannot be sent.
    public static let invalidStatement = Kind(description: "invalid statement")
    /// COMMIT was answered by a rollback, because a statement in the transaction had failed.
    public static let transactionRolledBack = Kind(description: "transaction rolled back")
    /// A row was asked for that the result does not have.
    public static let noSuchRow = Kind(description: "no such row")
  }

  /// What became of the statement.
  public enum Outcome: Sendable, Hashable {
    /// It has had no effect, and may be run again.
    case notExecuted
    /// It may have run and been committed, or not.
    case unknown
  }

  public var kind: Kind
  public var outcome: Outcome
  /// The server's own report, when there is one.
  public var server: PGServerError?
  /// What went wrong, in words of this library or of libpq.
  public var reason: String
  /// The name of the statement, empty when it has none.
  public var statementName: String

  public init(
    _ kind: Kind, reason: String, outcome: Outcome = .notExecuted, server: PGServerError? = nil,
    statementName: String = ""
  ) {
    self.kind = kind
    self.reason = reason
    self.outcome = outcome
    self.server = server
    self.statementName = statementName
  }

  /// The server's code for the condition; nil when the server did not report one.
  public var sqlState: SQLState? { server?.sqlState }

  /// Whether the transaction failed only because of others, and may succeed when run again.
  public var isSerializationFailure: Bool {
    sqlState == .serializationFailure || sqlState == .deadlockDetected
  }

  func named(_ name: StaticString) -> PGError {
    guard statementName.isEmpty, name.utf8CodeUnitCount > 0 else { return self }
    var error = self
    error.statementName = name.description
    return error
  }
}

extension PGError: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String {
    var text = kind.description
    if let server { text += " \(server.description)" } else { text += ": \(reason)" }
    return text + suffix
  }

  public var debugDescription: String {
    var text = kind.description
    if !reason.isEmpty { text += ": \(reason)" }
    if let server { text += " \(server.debugDescription)" }
    return text + suffix
  }

  private var suffix: String {
    var text = ""
    if !statementName.isEmpty { text += " [statement \(statementName)]" }
    if outcome == .unknown { text += " (it is unknown whether the statement took effect)" }
    return text
  }
}
