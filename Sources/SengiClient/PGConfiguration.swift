import Logging
import SengiPool

/// Where the database is, and how the client behaves.
public struct PGConfiguration: Sendable {
  /// A libpq connection string (`host=/run/postgresql dbname=shop`) or URL
  /// (`postgresql://user@host:5432/shop?sslmode=verify-full`).
  ///
  /// What it leaves out comes from libpq's environment variables and defaults; see PostgreSQL
  /// manual, "Connection Strings".
  public var connection: String
  /// Shown in `pg_stat_activity`; nil leaves it to the connection string and `PGAPPNAME`.
  public var applicationName: String?
  /// How long opening one connection may take.
  public var connectTimeout: Duration = .seconds(2)

  /// Connections kept open even when nobody needs them.
  public var minimumConnections = 0
  /// Connections opened for ordinary load.
  public var connections = 20
  /// Connections opened beyond ``connections`` for a burst of transactions.
  public var overflow = 30
  /// How long a caller waits for a connection.
  public var checkoutTimeout: Duration = .seconds(30)
  /// The age at which a connection is closed and replaced.
  public var recycleAfter: Duration = .seconds(3600)
  /// How long an unused connection beyond the minimum stays open.
  public var idleTimeout: Duration = .seconds(600)

  /// Whether a caller may wait for a fast answer on its own thread instead of suspending.
  ///
  /// At most one thread of the process does so at a time. It saves two thread switches a
  /// statement; switch it off where tasks that only compute keep all threads busy.
  public var waitsInPlace = true
  /// Whether statements are prepared once a connection and then only executed.
  ///
  /// Set it to false behind a pooler in transaction mode that does not know prepared statements
  /// of the protocol (PgBouncer before 1.21).
  public var prepared = true
  /// Prepared statements kept on each connection; the one unused longest makes room.
  public var preparedStatementLimit = 500
  /// Gets names and durations of statements at level `debug`, never their parameters.
  public var logger: Logger

  public init(
    _ connection: String,
    logger: Logger = Logger(label: "sengi") { _ in SwiftLogNoOpLogHandler() }
  ) {
    self.connection = connection
    self.logger = logger
  }

  var limits: PoolLimits {
    PoolLimits(
      minimum: minimumConnections, size: connections, overflow: overflow,
      checkoutTimeout: checkoutTimeout, recycleAfter: recycleAfter, idleTimeout: idleTimeout)
  }
}
